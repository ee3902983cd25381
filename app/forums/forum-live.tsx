import { useRevalidator } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { usePoliteMessage } from "#app/ui/use-polite-message.ts";
import type { LiveRecommendation } from "./live-room.ts";
import { PeopleHere } from "./people-here.tsx";
import { useLiveRoom } from "./use-live-room.tsx";

/**
 * Who is in the forum now; what changes in it is said once and the page reads its data again.
 * `describe` puts a change into words.
 */
export function ForumLive({
  slug,
  ownId,
  describe,
}: {
  slug: string;
  ownId: string;
  describe(change: LiveRecommendation): string;
}) {
  const { t } = useTranslation();
  const { revalidate } = useRevalidator();
  const [message, say] = usePoliteMessage();
  const { state, people } = useLiveRoom("forum", slug, (change) => {
    say(describe(change));
    revalidate();
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
