import { publishedVersionPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Purpose } from "./purpose.ts";

/** Which published version one reads, as what it was published, and when. */
export function PublishedLine({
  published: { version, purpose, at },
  at: { forum, number },
}: {
  published: { version: number; purpose: Purpose; at: Date };
  at: { forum: string; number: string };
}) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <p className="mt-4 text-base">
      <a href={publishedVersionPath(forum, number, version)} className="link font-semibold">
        {t("publishing.version", { version })}
      </a>
      {" – "}
      {t(`publishing.as.${purpose}`)}, <time dateTime={at.toISOString()}>{date(at)}</time>
    </p>
  );
}
