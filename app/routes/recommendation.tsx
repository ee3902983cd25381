import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChangeRegister } from "#app/drafting/change-register.tsx";
import { isEmpty } from "#app/drafting/document-json.ts";
import { DocumentView } from "#app/drafting/document-view.tsx";
import type { Status } from "#app/drafting/lifecycle.ts";
import { MovePanel } from "#app/drafting/move-panel.tsx";
import { legalMoves } from "#app/drafting/move-recommendation.server.ts";
import { draftPath, editPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { isTextPublic } from "#app/drafting/public-text.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import { RecommendationFacts } from "#app/drafting/recommendation-facts.tsx";
import { RecommendationHead } from "#app/drafting/recommendation-head.tsx";
import { StatusTrack } from "#app/drafting/status-track.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { notFound } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { recommendation: { number, title } }) => t("recommendation.heading", { number, title }),
};

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  const { document: _document, documentId, ...recommendation } = found.value;
  const mayRead = recommendation.mayWatch || isTextPublic(recommendation.status, recommendation.statusChanges);
  return {
    recommendation,
    text: mayRead ? await readText(ctx, documentId) : null,
    mayWrite: can(actor, "draft.write", recommendation),
    mayEdit: can(actor, "recommendation.edit", recommendation),
    moves: can(actor, "recommendation.move", recommendation) ? legalMoves(recommendation.status) : null,
    done: doneStep(new URL(request.url).searchParams, recommendation.status),
  };
}

/** What a moderator has just done, as the address says; a step only while it still holds. */
function doneStep(query: URLSearchParams, status: Status) {
  if (query.has("saved")) return "form.saved" as const;
  const step = (["consultation", "draft", "withdrawn"] as const).find((to) => to === status);
  return step && query.get("moved") === step ? (`moves.${step}.done` as const) : null;
}

export default function Recommendation() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { recommendation, text, mayWrite, mayEdit, moves, done } = useLoaderData<typeof loader>();
  const { lead, number, status, statusChanges } = recommendation;
  return (
    <article>
      {done && <DoneNotice>{t(done)}</DoneNotice>}
      <RecommendationHead recommendation={recommendation}>
        {status === "draft" && <p className="mt-4 text-base">{t("recommendation.draftNotice")}</p>}
        {recommendation.mayWatch && (
          <p className="no-print mt-4">
            <ButtonLink look={mayWrite ? "main" : "plain"} href={draftPath(lead.slug, number)}>
              {t(mayWrite ? "recommendation.writeDraft" : "recommendation.openDraft")}
            </ButtonLink>
          </p>
        )}
      </RecommendationHead>
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem] print:block print:space-y-8">
        <div className="min-w-0 space-y-10">
          {text ? (
            <>
              <Section
                id="summary"
                title={t("recommendation.summary")}
                className="max-w-measure border-s-4 border-accent ps-5"
              >
                {isEmpty(text.summary) ? (
                  <Empty>{t("recommendation.summaryEmpty")}</Empty>
                ) : (
                  <DocumentView json={text.summary} lang={contentLang} />
                )}
              </Section>
              <section aria-label={t("recommendation.text")}>
                {isEmpty(text.body) ? (
                  <Empty>{t("recommendation.textEmpty")}</Empty>
                ) : (
                  <DocumentView json={text.body} lang={contentLang} />
                )}
              </section>
            </>
          ) : (
            <Empty>{t("recommendation.textPrivate")}</Empty>
          )}
        </div>
        <div className="space-y-10">
          <Section id="track" title={t("recommendation.track")}>
            <StatusTrack status={status} changes={statusChanges} />
          </Section>
          <Section id="data" title={t("recommendation.data")}>
            <RecommendationFacts data={recommendation} />
          </Section>
          <Section id="register" title={t("recommendation.register")}>
            <ChangeRegister changes={statusChanges} />
          </Section>
        </div>
      </div>
      {(mayEdit || moves) && (
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
