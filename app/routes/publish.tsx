import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { recommendationPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { RecommendationFacts } from "#app/drafting/recommendation-facts.tsx";
import { StatusBadge } from "#app/drafting/status-badge.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { HashLine } from "#app/publishing/hash-line.tsx";
import { PublishForm } from "#app/publishing/publish-form.tsx";
import { publishVersion } from "#app/publishing/publish-version.server.ts";
import { readPublications } from "#app/publishing/read-publications.server.ts";
import { readPublishable } from "#app/publishing/read-publishable.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("publish.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  const recommendation = found.value;
  const { number, title, status, areas, addressees, indicators, sources, lead, joined } = recommendation;
  const isModerator = can(actor, "recommendation.move", recommendation);
  const offer = can(actor, "recommendation.publish", recommendation) && (await readPublishable(ctx, recommendation));
  const publications = await readPublications(ctx, recommendation);
  return data(
    {
      recommendation: { number, title, status, areas, addressees, indicators, sources, lead, joined },
      offer: offer || null,
      replaced: publications.at(-1)?.version ?? null,
      why: isModerator ? (status === "draft" || status === "consultation" ? "notFrozen" : "illegal") : "forbidden",
    } as const,
    { status: isModerator ? 200 : refusalStatus(actor ? "forbidden" : "signedOut") },
  );
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const version = Number(textOf(form, "version") || Number.NaN);
  const published = await publishVersion(ctx, actor, at, { version, from: textOf(form, "from") });
  if (published.ok) {
    const { recommendation, isNew } = published.value;
    const done = isNew ? `published=${published.value.version}` : `already=${published.value.version}`;
    throw redirect(`${recommendationPath(recommendation.lead.slug, recommendation.number)}?${done}`, { status: 303 });
  }
  if (published.reason === "notFound") throw notFound();
  if (published.reason === "proofNeeded") throw confirmFirst(request);
  const refusal = published.reason === "forbidden" && !actor ? "signedOut" : published.reason;
  return data({ refusal }, { status: refusalStatus(refusal) });
}

export default function Publish() {
  const { t } = useTranslation();
  const { contentLang, dateTime } = useFormat();
  const { recommendation, offer, replaced, why } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { number, title, status, lead } = recommendation;
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        trail={[
          { href: `/forums/${lead.slug}`, label: lead.name, lang: contentLang },
          { href: recommendationPath(lead.slug, number), label: number },
        ]}
      />
      <PageHead title={t("publish.title")}>
        <p className="mt-3" lang={contentLang}>
          {number} – <bdi>{title}</bdi>
        </p>
        <p className="mt-2">
          <StatusBadge status={status} />
        </p>
      </PageHead>
      {refused && <ErrorSummary message={errorSentence(t, refused.refusal)} />}
      {!offer && !refused && <p>{errorSentence(t, why)}</p>}
      {offer && (
        <div className="space-y-10">
          <Section id="what" title={t("moves.what")}>
            <PublishForm recommendation={recommendation} offer={offer} replaced={replaced} />
          </Section>
          <Section id="preview" title={t("publish.preview")}>
            <p className="mb-4 text-base text-ink-soft">
              {t("publish.previewLead", { version: offer.version, date: dateTime(offer.frozenAt) })}
            </p>
            <div className="space-y-6 rounded border border-line-strong bg-surface p-4 sm:p-6">
              <p className="font-serif text-2xl font-semibold" lang={contentLang}>
                {offer.title}
              </p>
              <div className="border-s-4 border-accent ps-5">
                <DocumentView json={offer.text.summary} lang={contentLang} />
              </div>
              <DocumentView json={offer.text.body} lang={contentLang} />
              <RecommendationFacts data={recommendation} />
              <HashLine hash={offer.hash} />
            </div>
          </Section>
        </div>
      )}
      <p className="mt-8">
        <a href={recommendationPath(lead.slug, number)} className="link">
          {t("moves.back")}
        </a>
      </p>
    </div>
  );
}
