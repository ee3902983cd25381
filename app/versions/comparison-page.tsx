import type { TFunction } from "i18next";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Island } from "#app/ui/island.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { ChangeKeys } from "./change-keys.tsx";
import { ChangeRows, changeAnchor } from "./change-rows.tsx";
import { Piece } from "./changed-block.tsx";
import type { Side } from "./compare-versions.server.ts";
import { type ChangeCounts, countsOf, type Row, rowsOf } from "./comparison.ts";
import type { BlockChange, WordPiece } from "./diff.ts";
import { comparisonPath, timelinePath, versionPath } from "./paths.ts";
import { VersionTrail } from "./version-trail.tsx";

export interface ComparisonPageData {
  recommendation: { number: string; title: string; lead: { slug: string; name: string } };
  isInside: boolean;
  from: Side;
  to: Side;
  title: WordPiece[] | null;
  summary: BlockChange[];
  body: BlockChange[];
  isSideBySide: boolean;
}

/** What has changed between two versions. */
export function ComparisonPage(page: ComparisonPageData) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { recommendation, from, to, title, isSideBySide } = page;
  const { number, lead } = recommendation;
  const summary = rowsOf(page.summary);
  const count = (rows: readonly Row[]) => rows.filter(({ kind }) => kind === "change").length;
  const body = rowsOf(page.body, count(summary) + 1);
  const total = count(summary) + count(body);
  const path = comparisonPath(lead.slug, number, from.number ?? 0, to.number ?? "draft");
  return (
    <>
      <VersionTrail recommendation={recommendation} isBelow />
      <PageHead title={titleOf(t, page)}>
        <ul className="mt-3 text-base">
          <SideName side={from} recommendation={recommendation} />
          <SideName side={to} recommendation={recommendation} />
        </ul>
        <Counts counts={countsOf([...summary, ...body])} />
        {title && (
          <p className="diff-text mt-2 text-base">
            {t("comparison.title")}{" "}
            <span lang={contentLang}>
              {title.map(({ kind, text }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: text without identity, rendered once.
                <Piece key={index} piece={{ kind, nodes: [{ type: "text", text }] }} />
              ))}
            </span>
          </p>
        )}
      </PageHead>
      <ul className="no-print mb-4 flex flex-wrap gap-x-6 gap-y-1 text-base">
        <li className={isSideBySide ? "" : "max-md:hidden"}>
          <a href={isSideBySide ? path : `${path}?view=side`} className="link inline-block py-1">
            {t(isSideBySide ? "comparison.inline" : "comparison.sideBySide")}
          </a>
        </li>
        {page.isInside && from.number !== null && to.number !== null && (
          <li>
            <a href={timelinePath(lead.slug, number, from.number, to.number)} className="link inline-block py-1">
              {t("versions.timeline")}
            </a>
          </li>
        )}
      </ul>
      {total > 0 && (
        <Island name="changeKeys" of={ChangeKeys} props={{ count: total, anchor: changeAnchor(0).slice(0, -1) }} />
      )}
      {isSideBySide && (
        <div
          className="diff-sides mb-4 border-b border-line-strong pb-1 text-base font-semibold max-md:hidden"
          aria-hidden="true"
        >
          <p>{sideName(t, from)}</p>
          <p>{sideName(t, to)}</p>
        </div>
      )}
      <div className="space-y-10">
        <Section id="summary" title={t("recommendation.summary")}>
          <ChangeRows rows={summary} total={total} isSideBySide={isSideBySide} lang={contentLang} />
        </Section>
        <Section id="text" title={t("recommendation.text")}>
          <ChangeRows rows={body} total={total} isSideBySide={isSideBySide} lang={contentLang} />
        </Section>
      </div>
    </>
  );
}

export function titleOf(
  t: TFunction,
  { recommendation, from, to }: Pick<ComparisonPageData, "recommendation" | "from" | "to">,
) {
  const { number } = recommendation;
  return to.number === null
    ? t("comparison.pageTitleDraft", { number, from: String(from.number) })
    : t("comparison.pageTitle", { number, from: String(from.number), to: String(to.number) });
}

function sideName(t: TFunction, side: Side): string {
  return side.number === null ? t("versions.draft") : t("versions.version", { number: side.number });
}

function SideName({ side, recommendation }: { side: Side } & Pick<ComparisonPageData, "recommendation">) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const { number, lead } = recommendation;
  return (
    <li>
      {side.number === null ? (
        t("versions.draft")
      ) : (
        <a href={versionPath(lead.slug, number, side.number)} className="link">
          {t("versions.version", { number: side.number })}
        </a>
      )}
      {side.title && (
        <>
          {": "}
          <bdi lang={contentLang}>{side.title}</bdi>
        </>
      )}
      {side.at && (
        <>
          {" · "}
          <time dateTime={side.at.toISOString()}>{dateTime(side.at)}</time>
        </>
      )}
    </li>
  );
}

/** How much has changed, in one sentence. */
function Counts({ counts }: { counts: ChangeCounts }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const kinds = (Object.keys(counts) as (keyof ChangeCounts)[]).filter((kind) => counts[kind] > 0);
  const total = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  if (total === 0) return <p className="mt-3 font-semibold">{t("comparison.none")}</p>;
  const counted = list(kinds.map((kind) => t(`comparison.counts.${kind}`, { count: counts[kind] })));
  return <p className="mt-3 font-semibold">{t("comparison.count", { count: total, kinds: counted })}</p>;
}
