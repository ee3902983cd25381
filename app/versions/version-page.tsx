import type { ReactNode } from "react";
import { isEmpty, type JsonNode } from "#app/drafting/document-json.ts";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { AuthoredView } from "./authored-view.tsx";
import { comparisonPath, restorePath, versionFilePath, versionPath } from "./paths.ts";
import type { Version } from "./read-version.server.ts";
import type { Run } from "./runs.ts";
import { SectorShares } from "./sector-shares.tsx";
import { MadeWhen } from "./version-name.tsx";
import { VersionTrail } from "./version-trail.tsx";

export interface VersionPageData {
  recommendation: { number: string; title: string; lead: { slug: string; name: string } };
  version: Version;
  /** Set where the reader wants to see who wrote what. */
  runs: { summary: Run[]; body: Run[] } | null;
  /** The readable versions before and after this one. */
  before: number | null;
  after: number | null;
  /** Whether the reader may compare it with the working text. */
  isInside: boolean;
  /** Whether the reader may write its text again in place of the present one. */
  mayRestore: boolean;
}

/** One version of a recommendation: its text, its hash, and who wrote it. */
export function VersionPage({
  recommendation,
  version,
  runs,
  before,
  after,
  isInside,
  mayRestore,
  opinions,
  downloads,
}: VersionPageData & {
  /** What is inseparable from the text. */
  opinions: ReactNode;
  /** Links to the text as a file. */
  downloads: ReactNode;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { number, lead } = recommendation;
  const here = versionPath(lead.slug, number, version.number);
  return (
    <article>
      <VersionTrail recommendation={recommendation} isBelow />
      <PageHead title={t("versions.pageTitle", { number, version: version.number })}>
        {version.title && (
          <p className="mt-2 text-xl" lang={contentLang}>
            {version.title}
          </p>
        )}
        <p className="mt-3 text-base">
          <MadeWhen version={version} />
        </p>
      </PageHead>
      <nav aria-label={t("versions.neighbours")} className="no-print mb-8 flex flex-wrap gap-x-6 gap-y-1 text-base">
        {before !== null && (
          <>
            <a href={versionPath(lead.slug, number, before)} className="link py-1" rel="prev">
              {t("versions.before", { number: before })}
            </a>
            <a href={comparisonPath(lead.slug, number, before, version.number)} className="link py-1">
              {t("versions.compareWithBefore", { number: before })}
            </a>
          </>
        )}
        {after !== null && (
          <a href={versionPath(lead.slug, number, after)} className="link py-1" rel="next">
            {t("versions.after", { number: after })}
          </a>
        )}
        {isInside && (
          <a href={comparisonPath(lead.slug, number, version.number, "draft")} className="link py-1">
            {t("versions.compareWithDraft")}
          </a>
        )}
        {mayRestore && (
          <a href={restorePath(lead.slug, number, version.number)} className="link py-1">
            {t("restoring.open")}
          </a>
        )}
      </nav>
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem] print:block print:space-y-8">
        <div className="min-w-0">
          <p className="no-print mb-6 text-base">
            {runs ? (
              <a href={here} className="link inline-block py-1">
                {t("versions.plain")}
              </a>
            ) : (
              <a href={`${here}?view=authors`} className="link inline-block py-1">
                {t("versions.authors")}
              </a>
            )}
          </p>
          {runs && <p className="mb-6 max-w-measure text-base text-ink-soft">{t("versions.authorsHint")}</p>}
          <p className="mb-8 font-serif text-2xl leading-tight font-semibold" lang={contentLang}>
            {version.recommendationTitle}
          </p>
          <Section
            id="summary"
            title={t("recommendation.summary")}
            className="mb-10 max-w-measure border-s-4 border-accent ps-5"
          >
            <Text
              json={version.text.summary}
              empty={t("recommendation.summaryEmpty")}
              version={version}
              runs={runs?.summary}
            />
          </Section>
          <section aria-label={t("recommendation.text")}>
            <Text json={version.text.body} empty={t("recommendation.textEmpty")} version={version} runs={runs?.body} />
          </section>
          {opinions}
        </div>
        <div className="space-y-10">
          <Section id="shares" title={t("versions.shares")}>
            <SectorShares shares={version.shares} />
          </Section>
          {downloads}
          <Section id="hash" title={t("versions.hash")}>
            <HashCheck version={version} file={versionFilePath(lead.slug, number, version.number)} />
          </Section>
        </div>
      </div>
    </article>
  );
}

function Text({
  json,
  empty,
  version,
  runs,
}: {
  json: JsonNode;
  empty: string;
  version: Version;
  runs: Run[] | undefined;
}) {
  const { contentLang } = useFormat();
  if (isEmpty(json)) return <Empty>{empty}</Empty>;
  if (!runs) return <DocumentView json={json} lang={contentLang} />;
  return <AuthoredView json={json} runs={runs} writers={version.writers} lang={contentLang} />;
}

function HashCheck({ version, file }: { version: Version; file: string }) {
  const { t } = useTranslation();
  return (
    <div className="space-y-3 text-base">
      <p>
        <code className="block rounded border border-line bg-surface p-2 break-all">{version.hash}</code>
      </p>
      <p>{t("versions.hashHint")}</p>
      <p>
        <a href={file} className="link" download>
          {t("versions.file")}
        </a>
      </p>
      <p>{t("versions.hashCheck")}</p>
      <p>
        <code className="block rounded border border-line bg-surface p-2 break-all">
          npm run -s hash -- version.json
        </code>
      </p>
    </div>
  );
}
