import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChangeRegister } from "#app/drafting/change-register.tsx";
import type { Status } from "#app/drafting/lifecycle.ts";
import { MovePanel } from "#app/drafting/move-panel.tsx";
import { legalMoves } from "#app/drafting/move-recommendation.server.ts";
import { draftPath, editPath, publishPath, versionsPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { RecommendationFacts } from "#app/drafting/recommendation-facts.tsx";
import { RecommendationHead } from "#app/drafting/recommendation-head.tsx";
import { RecommendationText } from "#app/drafting/recommendation-text.tsx";
import { StatusTrack } from "#app/drafting/status-track.tsx";
import { DownloadLinks } from "#app/files/download-links.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { publishedMeta } from "#app/publishing/page-meta.ts";
import { PublishedFacts } from "#app/publishing/published-facts.tsx";
import { PublishedLine } from "#app/publishing/published-line.tsx";
import { PublishedVersions } from "#app/publishing/published-versions.tsx";
import { readPublicPage } from "#app/publishing/read-public-page.server.ts";
import { StandingNote } from "#app/publishing/standing-note.tsx";
import { toShown } from "#app/publishing/to-shown.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { openVotePath } from "#app/voting/paths.ts";
import { readVotesOf } from "#app/voting/read-votes-of.server.ts";
import { TextDissents } from "#app/voting/text-dissents.tsx";
import { VoteList } from "#app/voting/vote-list.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number, title } }) => t("recommendation.heading", { number, title }),
  meta: (_t, { meta }) => meta,
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  const { document: _document, documentId: _documentId, ...recommendation } = found.value;
  const { publications, shown, text, shares, dissents } = await readPublicPage(ctx, actor, found.value);
  const query = new URL(request.url).searchParams;
  return {
    recommendation,
    publications,
    votes: await readVotesOf(ctx, found.value),
    shown: shown && toShown(ctx, found.value, shown, shares),
    text,
    dissents,
    meta:
      shown && text
        ? publishedMeta({ recommendation, published: shown, text, isOlder: false, publicUrl: ctx.publicUrl })
        : null,
    mayWrite: can(actor, "draft.write", recommendation),
    mayEdit: can(actor, "recommendation.edit", recommendation),
    mayPublish: can(actor, "recommendation.publish", recommendation),
    moves: can(actor, "recommendation.move", recommendation) ? legalMoves(recommendation.status) : null,
    done: doneStep(query, recommendation.status),
    published: publishedStep(query, shown?.version),
  };
}

/** What a moderator has just done, as the address says; a step only while it still holds. */
function doneStep(query: URLSearchParams, status: Status) {
  if (query.has("saved")) return "form.saved" as const;
  const step = (["consultation", "draft", "withdrawn", "superseded"] as const).find((to) => to === status);
  return step && query.get("moved") === step ? (`moves.${step}.done` as const) : null;
}

/** The version that a moderator has just published, or that was published before, as the address says; only while it is the last one. */
function publishedStep(query: URLSearchParams, version: number | undefined) {
  const step = (["published", "already"] as const).find((name) => query.get(name) === String(version));
  return step && version !== undefined ? { key: `publish.done.${step}` as const, version } : null;
}

export default function Recommendation() {
  const { t } = useTranslation();
  const {
    recommendation,
    publications,
    votes,
    shown,
    text,
    dissents,
    mayWrite,
    mayEdit,
    mayPublish,
    moves,
    done,
    published,
  } = useLoaderData<typeof loader>();
  const { lead, number, status, statusChanges } = recommendation;
  const at = { forum: lead.slug, number };
  return (
    <article>
      {done && <DoneNotice>{t(done)}</DoneNotice>}
      {published && <DoneNotice>{t(published.key, { version: published.version })}</DoneNotice>}
      <RecommendationHead recommendation={recommendation}>
        {shown && <PublishedLine published={shown} at={at} />}
        {status === "draft" && (
          <p className="mt-4 text-base">{t(shown ? "publishing.newDraft" : "recommendation.draftNotice")}</p>
        )}
        {recommendation.mayWatch && (
          <p className="no-print mt-4">
            <ButtonLink look={mayWrite ? "main" : "plain"} href={draftPath(lead.slug, number)}>
              {t(mayWrite ? "recommendation.writeDraft" : "recommendation.openDraft")}
            </ButtonLink>
            <a href={versionsPath(lead.slug, number)} className="link inline-block px-4 py-2 text-base">
              {t("versions.open")}
            </a>
          </p>
        )}
      </RecommendationHead>
      {shown && <StandingNote standing={shown.standing} at={at} />}
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem] print:block print:space-y-8">
        <div className="min-w-0 space-y-10">
          {text ? <RecommendationText text={text} /> : <Empty>{t("recommendation.textPrivate")}</Empty>}
          <TextDissents dissents={dissents} />
          {text && <DownloadLinks forum={lead.slug} number={number} version={shown?.version ?? null} />}
          {shown && <PublishedFacts published={shown} recommendation={recommendation} />}
        </div>
        <div className="space-y-10">
          <Section id="track" title={t("recommendation.track")}>
            <StatusTrack status={status} changes={statusChanges} />
          </Section>
          <Section id="data" title={t("recommendation.data")}>
            <RecommendationFacts data={shown && !recommendation.mayWatch ? shown.data : recommendation} />
          </Section>
          {votes.length > 0 && (
            <Section id="votes" title={t("vote.votes")}>
              <VoteList votes={votes} place={{ forum: lead.slug, number }} />
            </Section>
          )}
          {publications.length > 0 && (
            <Section id="versions" title={t("publishing.versions")}>
              <PublishedVersions versions={publications} at={at} />
            </Section>
          )}
          <Section id="register" title={t("recommendation.register")}>
            <ChangeRegister changes={statusChanges} />
          </Section>
        </div>
      </div>
      {(mayEdit || mayPublish || moves) && (
        <Section
          id="moderation"
          title={t("recommendation.moderation")}
          className="no-print mt-14 max-w-3xl border-t border-line-strong pt-8"
        >
          {mayEdit && (
            <p className="mb-6">
              <ButtonLink look="plain" href={editPath(lead.slug, number)}>
                {t("recommendation.edit")}
              </ButtonLink>
            </p>
          )}
          {moves && status === "frozen" && (
            <p className="mb-6">
              <ButtonLink href={openVotePath({ forum: lead.slug, number })}>{t("opening.open")}</ButtonLink>
            </p>
          )}
          {mayPublish && (
            <p className="mb-6">
              <ButtonLink look={status === "frozen" ? "plain" : "main"} href={publishPath(lead.slug, number)}>
                {t("publish.open")}
              </ButtonLink>
            </p>
          )}
          {moves && (
            <>
              <h3 className="mb-3 text-lg font-bold">{t("moves.title")}</h3>
              <MovePanel recommendation={recommendation} targets={moves} />
            </>
          )}
        </Section>
      )}
    </article>
  );
}
