import { publishedVersionPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PublicationStanding } from "./standing.ts";

/** Says of a published version that it was withdrawn or replaced; nothing of one that stands. */
export function StandingNote({
  standing,
  at: { forum, number },
}: {
  standing: PublicationStanding;
  at: { forum: string; number: string };
}) {
  const { t } = useTranslation();
  const { date } = useFormat();
  if (standing.kind === "current") return null;
  return (
    <div role="note" className="mb-8 max-w-3xl rounded border-2 border-danger bg-danger-soft px-4 py-3">
      {standing.kind === "withdrawn" ? (
        <>
          <p className="font-bold">{t("publishing.withdrawn", { date: date(standing.at) })}</p>
          <Reason reason={standing.reason} />
          <p className="mt-1 text-base">{t("publishing.staysReadable")}</p>
        </>
      ) : (
        <>
          <p className="font-bold">
            {standing.by !== null && standing.at
              ? t("publishing.superseded", { date: date(standing.at) })
              : t("publishing.supersededByOther")}
          </p>
          {standing.reason && <Reason reason={standing.reason} />}
          {standing.by !== null && (
            <p className="mt-1">
              <a href={publishedVersionPath(forum, number, standing.by)} className="link">
                {t("publishing.readNewer", { version: standing.by })}
              </a>
            </p>
          )}
          <p className="mt-1 text-base">{t("publishing.staysReadable")}</p>
        </>
      )}
    </div>
  );
}

function Reason({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <p className="mt-1 whitespace-pre-line wrap-anywhere" lang={contentLang}>
      {t("recommendation.registerReason", { reason })}
    </p>
  );
}
