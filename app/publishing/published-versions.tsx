import { publishedVersionPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { comparisonPath } from "#app/versions/paths.ts";
import type { Purpose } from "./purpose.ts";
import type { PublicationStanding } from "./standing.ts";

interface Listed {
  version: number;
  purpose: Purpose;
  at: Date;
  standing: PublicationStanding;
}

/** The published versions of a recommendation, newest first, each with its differences from the one published before. */
export function PublishedVersions({
  versions,
  at: { forum, number },
}: {
  versions: readonly Listed[];
  at: { forum: string; number: string };
}) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <ol className="space-y-3 text-base">
      {versions.toReversed().map(({ version, purpose, at, standing }, index, list) => {
        const before = list[index + 1]?.version;
        return (
          <li key={version}>
            <a href={publishedVersionPath(forum, number, version)} className="link font-semibold">
              {t("publishing.version", { version })}
            </a>{" "}
            – {t(`publishing.as.${purpose}`)}, <time dateTime={at.toISOString()}>{date(at)}</time>
            {standing.kind !== "current" && <> ({t(`publishing.standing.${standing.kind}`)})</>}
            {before !== undefined && (
              <a href={comparisonPath(forum, number, before, version)} className="link block py-0.5">
                {t("publishing.changes", { from: before, to: version })}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}
