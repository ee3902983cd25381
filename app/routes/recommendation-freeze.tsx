import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { freezePath, recommendationPath, unfreezePath } from "#app/drafting/paths.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { FreezeCheckList } from "#app/versions/freeze-check-list.tsx";
import { FreezeForm } from "#app/versions/freeze-form.tsx";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { FrozenNotice } from "#app/versions/frozen-notice.tsx";
import { readFreezing } from "#app/versions/read-freezing.server.ts";
import { voteOn } from "#app/voting/vote-on.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("freezing.title") };

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const read = await readFreezing(ctx, actor, { forumSlug: params.slug ?? "", number: params.number ?? "" });
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw read.reason === "notFound" ? notFound() : data(null, { status: refusalStatus(read.reason) });
  const { recommendation, frozen, ...freezing } = read.value;
  const { number, title, status, wasPublic, isPublished, statusChanges, lead, joined } = recommendation;
  return {
    ...freezing,
    recommendation: { number, title, status, wasPublic, isPublished, statusChanges, lead, joined },
    frozen: frozen && { ...frozen, at: frozen.at.toISOString() },
    isDone: new URL(request.url).searchParams.has("done"),
  };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const frozen = await freezeRecommendation(ctx, actor, at, { from: textOf(form, "from") });
  if (frozen.ok) {
    const { lead, number } = frozen.value.recommendation;
    throw redirect(`${freezePath(lead.slug, number)}?done`, { status: 303 });
  }
  if (frozen.reason === "notFound") throw notFound();
  if (frozen.reason === "proofNeeded") throw confirmFirst(request);
  const reason = frozen.reason === "forbidden" && !actor ? "signedOut" : frozen.reason;
  if (reason === "forbidden" || reason === "signedOut") throw data(null, { status: refusalStatus(reason) });
  return data({ refusal: reason }, { status: refusalStatus(reason) });
}

export default function RecommendationFreeze() {
  const { t } = useTranslation();
  const { recommendation, checkList, frozen, nextVersion, writers, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { number, lead } = recommendation;
  const isReady = Object.values(checkList).every(Boolean);
  return (
    <StepPage title={t("freezing.title")} recommendation={recommendation}>
      {refused && <ErrorSummary message={errorSentence(t, refused.refusal)} />}
      {frozen ? (
        <>
          {isDone && <DoneNotice>{t("freezing.done")}</DoneNotice>}
          <FrozenNotice recommendation={recommendation} frozen={frozen} vote={voteOn(recommendation, true)} />
          <p className="mb-4 text-base">
            {t("freezing.hash")} <code className="wrap-anywhere">{frozen.hash}</code>
          </p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a href={recommendationPath(lead.slug, number)} className="link">
              {t("moves.back")}
            </a>
            <a href={unfreezePath(lead.slug, number)} className="link">
              {t("moves.unfreeze")}
            </a>
          </p>
        </>
      ) : (
        <div className="space-y-10">
          <Section id="check-list" title={t("freezing.checkList")}>
            <FreezeCheckList recommendation={recommendation} checkList={checkList} />
          </Section>
          {isReady ? (
            <Section id="effects" title={t("moves.what")}>
              <FreezeForm recommendation={recommendation} nextVersion={nextVersion} writers={writers} />
            </Section>
          ) : (
            <p>{t("freezing.notYet")}</p>
          )}
        </div>
      )}
    </StepPage>
  );
}
