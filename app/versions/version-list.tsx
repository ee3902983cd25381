import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { comparisonPath, versionPath } from "./paths.ts";
import type { ListedVersion } from "./read-versions.server.ts";
import { ShareLine } from "./sector-shares.tsx";
import { MadeWhen } from "./version-name.tsx";

/** So much of a hash tells two versions apart at a glance. */
const shortHash = 12;

/** The versions of a recommendation, newest first. `forum` is the slug under which it is shown. */
export function VersionList({ forum, number, versions }: { forum: string; number: string; versions: ListedVersion[] }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <ol className="divide-y divide-line border-y border-line">
      {versions.map((version, index) => {
        const before = versions[index + 1];
        return (
          <li key={version.number} className="py-4 text-base">
            <h3 className="text-lg leading-snug font-semibold">
              <a href={versionPath(forum, number, version.number)} className="link">
                {t("versions.version", { number: version.number })}
                {version.title && (
                  <>
                    {": "}
                    <bdi lang={contentLang}>{version.title}</bdi>
                  </>
                )}
              </a>
            </h3>
            <p className="mt-1">
              <MadeWhen version={version} />
            </p>
            <p className="mt-1 text-ink-soft">
              {t("versions.hashShort")} <code>{version.hash.slice(0, shortHash)}…</code>
            </p>
            <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <ShareLine shares={version.shares} />
              {before && (
                <a
                  href={comparisonPath(forum, number, before.number, version.number)}
                  className="link inline-block py-1"
                >
                  {t("versions.compareWithBefore", { number: before.number })}
                </a>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
