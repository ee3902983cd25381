import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MovePanel } from "#app/drafting/move-panel.tsx";
import { legalMoves, moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { draftPath, recommendationPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { reasonField } from "#app/drafting/reason-field.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("moves.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  const { number, title, status, wasPublic, isPublished, statusChanges, lead, joined } = found.value;
  const mayMove = can(actor, "recommendation.move", found.value);
  return data(
    {
      recommendation: { number, title, status, wasPublic, isPublished, statusChanges, lead, joined },
      moves: mayMove ? legalMoves(status) : null,
    },
    { status: mayMove ? 200 : refusalStatus(actor ? "forbidden" : "signedOut") },
  );
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const to = textOf(form, "to");
  const move = { from: textOf(form, "from"), to, reason: textOf(form, reasonField(to)) };
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const moved = await moveRecommendation(ctx, actor, at, move);
  if (moved.ok) {
    const { lead, number, status } = moved.value;
    throw redirect(`${recommendationPath(lead.slug, number)}?moved=${status}`, { status: 303 });
  }
  if (moved.reason === "notFound") throw notFound();
  if (moved.reason === "proofNeeded") throw confirmFirst(request);
  const reason = moved.reason === "forbidden" && !actor ? "signedOut" : moved.reason;
  return data({ ...move, refusal: reason, fields: moved.fields }, { status: refusalStatus(reason) });
}

export default function RecommendationStatus() {
  const { t } = useTranslation();
  const { recommendation, moves } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { number, lead } = recommendation;
  const faults = Object.values(refused?.fields ?? {}).map((code) => ({
    name: reasonField(refused?.to ?? ""),
    label: t(refused?.to === "superseded" ? "moves.superseded.reason" : "moves.withdrawn.reason"),
    error: errorSentence(t, code === "tooLong" ? "reasonTooLong" : code),
  }));
  return (
    <StepPage title={t("moves.title")} recommendation={recommendation}>
      {refused && (
        <ErrorSummary message={faults.length > 0 ? undefined : errorSentence(t, refused.refusal)} fields={faults}>
          {(refused.refusal === "summaryMissing" || refused.refusal === "bodyMissing") && (
            <a href={draftPath(lead.slug, number)} className="link">
              {t("recommendation.writeDraft")}
            </a>
          )}
        </ErrorSummary>
      )}
      {moves ? (
        <MovePanel recommendation={recommendation} targets={moves} tried={refused} />
      ) : (
        <p>{t("moves.notAllowed")}</p>
      )}
      <p className="mt-8">
        <a href={recommendationPath(lead.slug, number)} className="link">
          {t("moves.back")}
        </a>
      </p>
    </StepPage>
  );
}
