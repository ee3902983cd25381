import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Island } from "#app/ui/island.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { comparisonPath, timelinePath, versionPath } from "./paths.ts";
import type { Timeline } from "./read-timeline.server.ts";
import { TimelinePlayer } from "./timeline-player.tsx";
import { VersionTrail } from "./version-trail.tsx";

export type TimelinePageData = Pick<Timeline, "from" | "to" | "steps" | "writers"> & {
  recommendation: { number: string; title: string; lead: { slug: string; name: string } };
  /** The index of the moment that the address names. */
  start: number;
};

/** How a text became another version: a slider over the moments, and all of them as links. */
export function TimelinePage({ recommendation, from, to, steps, writers, start }: TimelinePageData) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const { number, lead } = recommendation;
  const here = timelinePath(lead.slug, number, from.number, to.number);
  const links = steps.map(({ at }, index) => ({ at: new Date(at), index }));
  return (
    <>
      <VersionTrail recommendation={recommendation} isBelow />
      <PageHead title={t("timeline.title", { number, from: from.number, to: to.number })}>
        <p className="mt-3">{t("timeline.lead")}</p>
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-base">
          <a href={versionPath(lead.slug, number, from.number)} className="link py-1">
            {t("versions.version", { number: from.number })}
          </a>
          <a href={versionPath(lead.slug, number, to.number)} className="link py-1">
            {t("versions.version", { number: to.number })}
          </a>
          <a href={comparisonPath(lead.slug, number, from.number, to.number)} className="link py-1">
            {t("timeline.compare")}
          </a>
        </p>
      </PageHead>
      <Island name="timeline" of={TimelinePlayer} props={{ steps, writers, start, lang: contentLang ?? null }} />
      <details className="no-print mt-10">
        <summary className="py-1 text-lg font-bold">{t("timeline.moments", { count: steps.length })}</summary>
        <ol className="mt-2 columns-1 gap-x-8 text-base sm:columns-2 lg:columns-3">
          {links.map(({ at, index }) => (
            <li key={index}>
              <a
                href={`${here}&moment=${index + 1}`}
                aria-current={index === start ? "true" : undefined}
                className="link inline-block py-0.5 aria-[current]:font-bold"
              >
                {index + 1}. <time dateTime={at.toISOString()}>{dateTime(at)}</time>
              </a>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
