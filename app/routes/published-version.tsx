import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recommendationPath } from "#app/drafting/paths.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { RecommendationFacts } from "#app/drafting/recommendation-facts.tsx";
import { RecommendationText } from "#app/drafting/recommendation-text.tsx";
import { DownloadLinks } from "#app/files/download-links.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { publishedMeta } from "#app/publishing/page-meta.ts";
import { PublishedFacts } from "#app/publishing/published-facts.tsx";
import { PublishedLine } from "#app/publishing/published-line.tsx";
import { readPublications, readPublishedText } from "#app/publishing/read-publications.server.ts";
import { readShares } from "#app/publishing/read-shares.server.ts";
import { StandingNote } from "#app/publishing/standing-note.tsx";
import { toShown } from "#app/publishing/to-shown.server.ts";
import { parseVersionNumber } from "#app/publishing/version-number.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { comparisonPath } from "#app/versions/paths.ts";
import { readDissents } from "#app/voting/read-dissents.server.ts";
import { readVotesOf } from "#app/voting/read-votes-of.server.ts";
import { TextDissents } from "#app/voting/text-dissents.tsx";
import { VoteList } from "#app/voting/vote-list.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number }, shown }) =>
    t("publishing.heading", { number, version: shown.version, title: shown.title }),
  meta: (_t, { meta }) => meta,
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const { ctx, actor, half } = context;
  // As everyone sees it, whoever asks: what is published is the same for all.
  const found = await readRecommendation(ctx, null, params.slug ?? "", params.number ?? "");
  const number = parseVersionNumber(params.version);
  if (!found.ok || number === null) throw notFound();
  const { isFictitious, lead } = found.value;
  const publications = await readPublications(ctx, found.value);
  const index = publications.findIndex(({ version }) => version === number);
  const published = publications[index];
  const text = published && (await readPublishedText(ctx, found.value, published.version));
  if (!published || !text) throw notFound();
  const shares = await readShares(ctx, found.value, published.versionId);
  const dissents = await readDissents(ctx, null, { versionId: published.versionId });
  const recommendation = { number: found.value.number, isFictitious, lead };
  return data(
    {
      recommendation,
      shown: toShown(ctx, recommendation, published, shares),
      before: publications[index - 1]?.version ?? null,
      text,
      dissents,
      votes: await readVotesOf(ctx, { id: found.value.id, versionId: published.versionId }),
      meta: publishedMeta({
        recommendation,
        published,
        text,
        isOlder: index < publications.length - 1,
        publicUrl: ctx.publicUrl,
      }),
    },
    // Whoever is signed in has their name in the page's head.
    { headers: { "Cache-Control": actor || half ? "no-store" : "public, no-cache" } },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function PublishedVersion() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { recommendation, shown, before, text, dissents, votes } = useLoaderData<typeof loader>();
  const { number, isFictitious, lead } = recommendation;
  const page = recommendationPath(lead.slug, number);
  return (
    <article>
      <header className="mb-10 max-w-3xl">
        <Breadcrumbs
          trail={[
            { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
            { href: page, label: number },
          ]}
        />
        <h1 className="font-serif text-3xl leading-tight font-semibold sm:text-4xl" lang={contentLang}>
          {shown.title}
        </h1>
        <p className="mt-4 text-base font-semibold tabular-nums">{number}</p>
        <PublishedLine published={shown} at={{ forum: lead.slug, number }} />
        {isFictitious && (
          <p className="mt-4 inline-block rounded-sm border border-dashed border-line-strong px-3 py-1 text-base">
            {t("recommendation.fictitious")}
          </p>
        )}
        <ul className="no-print mt-4 space-y-1 text-base">
          <li>
            <a href={page} className="link">
              {t("publishing.toRecommendation")}
            </a>
          </li>
          {before !== null && (
            <li>
              <a href={comparisonPath(lead.slug, number, before, shown.version)} className="link">
                {t("publishing.changes", { from: before, to: shown.version })}
              </a>
            </li>
          )}
        </ul>
      </header>
      <StandingNote standing={shown.standing} at={{ forum: lead.slug, number }} />
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem] print:block print:space-y-8">
        <div className="min-w-0 space-y-10">
          <RecommendationText text={text} />
          <TextDissents dissents={dissents} />
          <DownloadLinks forum={lead.slug} number={number} version={shown.version} />
          <PublishedFacts published={shown} recommendation={recommendation} />
        </div>
        <div className="space-y-10">
          {votes.length > 0 && (
            <Section id="votes" title={t("vote.votes")}>
              <VoteList votes={votes} place={{ forum: lead.slug, number }} />
            </Section>
          )}
          <Section id="data" title={t("recommendation.data")}>
            <RecommendationFacts data={shown.data} />
          </Section>
        </div>
      </div>
    </article>
  );
}
