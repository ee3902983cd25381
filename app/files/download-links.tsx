import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { exportFormatIds } from "./formats.ts";
import { exportPath } from "./paths.ts";

/** Links to a text as a file, in each format. `version` is null for the text as it stands. */
export function DownloadLinks({ forum, number, version }: { forum: string; number: string; version: number | null }) {
  const { t } = useTranslation();
  return (
    <Section id="downloads" title={t("files.download")} className="no-print max-w-measure">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-base">
        {exportFormatIds.map((format) => (
          <li key={format}>
            <a href={exportPath(forum, number, version, format)} className="link inline-block py-1" download="">
              {t(`files.formats.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-base text-ink-soft">{t("files.downloadHint")}</p>
    </Section>
  );
}
