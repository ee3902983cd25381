import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { consentPath, myPrivacyPath } from "./paths.ts";
import type { Seat } from "./read-my-privacy.server.ts";

/** The marks of a person's sectors, forum by forum; what hiding one does is said before. */
export function SectorMarks({ seats }: { seats: Seat[] }) {
  const { t } = useTranslation();
  if (seats.length === 0) return <Empty>{t("myPrivacy.sectorEmpty")}</Empty>;
  return (
    <>
      <ul className="space-y-6">
        {seats.map((seat) => (
          <SeatItem key={seat.forum.slug} seat={seat} />
        ))}
      </ul>
      <p className="mt-6 max-w-measure border-s-4 border-line ps-4 text-base">{t("myPrivacy.withdrawEffect")}</p>
    </>
  );
}

function SeatItem({ seat: { forum, sector, isShown, isAsked, next } }: { seat: Seat }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const state = isShown ? "shown" : isAsked ? "hidden" : "unasked";
  return (
    <li className="border-b border-line pb-4 text-base">
      <h3 className="text-lg font-bold" lang={contentLang}>
        {forum.name}
      </h3>
      <SectorBadge sector={sector} />
      <p className="mt-1">{t(`myPrivacy.${state}`)}</p>
      <div className="mt-2">
        {state === "unasked" ? (
          <ButtonLink look="plain" href={consentPath(forum.slug, myPrivacyPath)}>
            {t("myPrivacy.give")}
          </ButtonLink>
        ) : (
          <MarkForm forum={forum.slug} decision={next[0] ?? "given"} name={forum.name} />
        )}
      </div>
    </li>
  );
}

function MarkForm({ forum, decision, name }: { forum: string; decision: string; name: string }) {
  const { t, i18n } = useTranslation();
  const { contentLang } = useFormat();
  const ofForum = (
    <span className="sr-only">
      : <bdi lang={contentLang}>{name}</bdi>
    </span>
  );
  // To agree anew is to be asked anew.
  if (decision === "given") {
    return (
      <ButtonLink look="plain" href={consentPath(forum, myPrivacyPath)}>
        {t("myPrivacy.show")}
        {ofForum}
      </ButtonLink>
    );
  }
  return (
    <form method="post" action={consentPath(forum)}>
      <input type="hidden" name="redirectTo" value={myPrivacyPath} />
      <input type="hidden" name="language" value={i18n.language} />
      <Button look="danger" name="decision" value={decision}>
        {t("myPrivacy.withdraw")}
        {ofForum}
      </Button>
    </form>
  );
}
