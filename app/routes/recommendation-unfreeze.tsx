import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { transition } from "#app/drafting/lifecycle.ts";
import { recommendationPath } from "#app/drafting/paths.ts";
import { can } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { readFrozen } from "#app/versions/read-frozen.server.ts";
import { UnfreezeForm } from "#app/versions/unfreeze-form.tsx";
import { unfreezeRecommendation } from "#app/versions/unfreeze-recommendation.server.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("unfreezing.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const found = await readRecommendation(ctx, actor, params.slug ?? "", params.number ?? "");
  if (!found.ok) throw notFound();
  if (!actor) throw redirect(signInPath(new URL(request.url).pathname));
  if (!can(actor, "recommendation.move", found.value)) throw data(null, { status: refusalStatus("forbidden") });
  const { number, title, status, isPublic, isPublished, lead, joined } = found.value;
  return {
    recommendation: { number, title, status, isPublic: isPublic && !isPublished, lead, joined },
    version: (await readFrozen(ctx, found.value))?.version ?? null,
    isLegal: transition(status, "draft")?.step === "unfreeze",
  };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const reason = textOf(await readForm(request), "reason");
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const unfrozen = await unfreezeRecommendation(ctx, actor, at, { reason });
  if (unfrozen.ok) {
    const { lead, number } = unfrozen.value;
    throw redirect(`${recommendationPath(lead.slug, number)}?moved=draft`, { status: 303 });
  }
  if (unfrozen.reason === "notFound") throw notFound();
  if (unfrozen.reason === "forbidden") {
    throw data(null, { status: refusalStatus(actor ? "forbidden" : "signedOut") });
  }
  const status = refusalStatus(unfrozen.reason);
  return data({ reason, refusal: unfrozen.reason, code: unfrozen.fields?.reason }, { status });
}

export default function RecommendationUnfreeze() {
  const { t } = useTranslation();
  const { recommendation, version, isLegal } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const code = refused?.code;
  const error = code && errorSentence(t, code === "tooLong" ? "reasonTooLong" : code);
  const fields = error ? [{ name: "reason", label: t("unfreezing.reason"), error }] : [];
  return (
    <StepPage title={t("unfreezing.title")} recommendation={recommendation}>
      {refused && <ErrorSummary message={error ? undefined : errorSentence(t, refused.refusal)} fields={fields} />}
      {isLegal ? (
        <Section id="effects" title={t("moves.what")}>
          <UnfreezeForm
            recommendation={recommendation}
            version={version}
            tried={refused && { reason: refused.reason, error }}
          />
        </Section>
      ) : (
        <p>{t("unfreezing.notFrozen")}</p>
      )}
      <p className="mt-8">
        <a href={recommendationPath(recommendation.lead.slug, recommendation.number)} className="link">
          {t("moves.back")}
        </a>
      </p>
    </StepPage>
  );
}
