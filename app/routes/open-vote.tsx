import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { freezePath, recommendationPath } from "#app/drafting/paths.ts";
import { StepPage } from "#app/drafting/step-page.tsx";
import { polishClock } from "#app/i18n/polish-time.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { OpenForm } from "#app/voting/open-form.tsx";
import { OpenReview } from "#app/voting/open-review.tsx";
import { openVote } from "#app/voting/open-vote.server.ts";
import { jointOf, openingBasics, readOpeningForm, ruleOf } from "#app/voting/opening-form.ts";
import { votePath } from "#app/voting/paths.ts";
import { prepareTextVote } from "#app/voting/prepare-text-vote.server.ts";
import { readTextOpening } from "#app/voting/read-opening.server.ts";
import { reviewed } from "#app/voting/reviewed.ts";
import { toCanonicalNumber } from "./canonical-number.server.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("opening.title") };

const suggestedDays = 7;

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  toCanonicalNumber(request, params);
  const read = await readTextOpening(ctx, actor, { forumSlug: params.slug ?? "", number: params.number ?? "" });
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw read.reason === "notFound" ? notFound() : data(null, { status: refusalStatus(read.reason) });
  const { recommendation, version, sizes, rules, joined } = read.value;
  const { number, title, status, lead } = recommendation;
  const { date } = polishClock(new Date(ctx.now().getTime() + suggestedDays * 86_400_000));
  return {
    recommendation: { number, title, status, lead },
    version,
    sizes,
    rules,
    joined,
    closes: { date, time: "18:00" },
  };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const at = { forumSlug: params.slug ?? "", number: params.number ?? "" };
  const read = await readTextOpening(ctx, actor, at);
  if (!read.ok) throw read.reason === "notFound" ? notFound() : data(null, { status: refusalStatus(read.reason) });
  const typed = readOpeningForm(form);
  const answer = { typed, faults: [], review: null, refusal: null };
  if (textOf(form, "intent") === "change") return answer;
  const own = Object.fromEntries(read.value.rules.map(({ id, rule }) => [id, rule]));
  const proposal = { ...openingBasics(typed), terms: ruleOf(typed, own), joint: jointOf(typed) };
  if (textOf(form, "intent") !== "open") {
    const prepared = await prepareTextVote(ctx, read.value.recommendation, proposal);
    if (prepared.faults) return data({ ...answer, faults: prepared.faults }, { status: 400 });
    return { ...answer, review: reviewed(prepared.parts, prepared.required) };
  }
  const opened = await openVote(ctx, actor, at, proposal);
  if (opened.ok) {
    const { lead, number } = opened.value.recommendation;
    throw redirect(`${votePath({ forum: lead.slug, number }, opened.value.number)}?opened`, { status: 303 });
  }
  if (opened.reason === "proofNeeded") throw confirmFirst(request);
  if (opened.reason === "notFound") throw notFound();
  if (opened.reason === "cannotOpen") return data({ ...answer, faults: opened.faults ?? [] }, { status: 400 });
  return data({ ...answer, refusal: opened.reason }, { status: refusalStatus(opened.reason) });
}

export default function OpenVote() {
  const { t } = useTranslation();
  const { recommendation, version, sizes, rules, joined, closes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { number, lead } = recommendation;
  return (
    <StepPage title={t("opening.title")} recommendation={recommendation}>
      {answer?.refusal && <ErrorSummary message={errorSentence(t, answer.refusal)} />}
      {!version && (
        <>
          <p className="mb-4">{t("opening.notFrozen")}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink href={freezePath(lead.slug, number)}>{t("moves.freeze")}</ButtonLink>
            <ButtonLink look="plain" href={recommendationPath(lead.slug, number)}>
              {t("moves.back")}
            </ButtonLink>
          </p>
        </>
      )}
      {version && (
        <div className="mb-8 max-w-measure">
          {!answer?.review && <p>{t("opening.lead")}</p>}
          <p className="mt-3 text-base">
            {t("opening.version", { version: version.number })} <code className="wrap-anywhere">{version.hash}</code>
          </p>
        </div>
      )}
      {version && answer?.review && <OpenReview vote={answer.review} typed={answer.typed} />}
      {version && !answer?.review && (
        <OpenForm
          forum={lead.slug}
          subject={{ textHash: version.hash, number, lead: lead.name, joined }}
          sizes={sizes}
          rules={rules}
          typed={answer?.typed ?? {}}
          faults={answer?.faults ?? []}
          closes={closes}
        />
      )}
    </StepPage>
  );
}
