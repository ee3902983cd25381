import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useRefresh } from "#app/ui/refresh.ts";
import { usePoliteMessage } from "#app/ui/use-polite-message.ts";
import type { LiveRecommendation } from "./live-room.ts";
import { PeopleHere } from "./people-here.tsx";
import { useLiveRoom } from "./use-live-room.tsx";

/** Who is in the forum now; what changes in it is said once, and the page is read again. */
export function ForumLive({ slug, ownId }: { slug: string; ownId: string }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [message, say] = usePoliteMessage();
  const describe = ({ kind, number, title, status }: LiveRecommendation) =>
    kind === "created"
      ? t("live.created", { number, title })
      : // The statuses are the server's, so the catalogue has them.
        t("live.changed", { number, title, status: t(`lifecycle.${status as "draft"}`) });
  const { state, people } = useLiveRoom("forum", slug, (change) => {
    say(describe(change));
    refresh();
  });
  return (
    <section aria-labelledby="here" className="rounded border border-line bg-surface p-5">
      <h2 id="here" className="mb-3 text-xl font-bold">
        {t("live.here")}
      </h2>
      <PeopleHere state={state} people={people} ownId={ownId} />
      <p role="status" className="text-base text-accent not-empty:mt-3">
        {message}
      </p>
    </section>
  );
}
