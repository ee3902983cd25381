import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { polishClock } from "#app/i18n/polish-time.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { OpenForm } from "#app/voting/open-form.tsx";
import { openOptionVote, prepareOptionVote } from "#app/voting/open-option-vote.server.ts";
import { OpenReview } from "#app/voting/open-review.tsx";
import { openingBasics, readOpeningForm, ruleOf, seatsOf, typedOptions } from "#app/voting/opening-form.ts";
import { votePath } from "#app/voting/paths.ts";
import { readOptionOpening } from "#app/voting/read-opening.server.ts";
import { reviewed } from "#app/voting/reviewed.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("opening.optionsTitle") };

const suggestedDays = 7;

export async function loader({ request, params, context: { ctx, actor } }: LoaderFunctionArgs) {
  const read = await readOptionOpening(ctx, actor, params.slug ?? "");
  if (!read.ok && read.reason === "signedOut") throw redirect(signInPath(new URL(request.url).pathname));
  if (!read.ok) throw data(null, { status: refusalStatus(read.reason) });
  const { date } = polishClock(new Date(ctx.now().getTime() + suggestedDays * 86_400_000));
  return { ...read.value, closes: { date, time: "18:00" } };
}

export async function action({ request, params, context: { ctx, actor } }: ActionFunctionArgs) {
  const form = await readForm(request);
  const read = await readOptionOpening(ctx, actor, params.slug ?? "");
  if (!read.ok || !actor) throw data(null, { status: refusalStatus(read.ok ? "signedOut" : read.reason) });
  const { forum, rules } = read.value;
  const typed = readOpeningForm(form);
  const answer = { typed, faults: [], review: null, refusal: null };
  if (textOf(form, "intent") === "change") return answer;
  const rule = ruleOf(typed, Object.fromEntries(rules.map((one) => [one.id, one.rule])));
  const proposal = {
    ...openingBasics(typed),
    terms: { ...rule, seats: seatsOf(typed) },
    options: typedOptions(typed),
    recommendations: typed.recommendations ?? [],
  };
  if (textOf(form, "intent") !== "open") {
    const prepared = await prepareOptionVote(ctx, actor, forum.id, proposal);
    if (prepared.faults) return data({ ...answer, faults: prepared.faults }, { status: 400 });
    return { ...answer, review: reviewed([{ ...prepared, forum: read.value.forum }], null) };
  }
  const opened = await openOptionVote(ctx, actor, forum.slug, proposal);
  if (opened.ok) throw redirect(`${votePath({ forum: forum.slug }, opened.value.number)}?opened`, { status: 303 });
  if (opened.reason === "proofNeeded") throw confirmFirst(request);
  if (opened.reason === "notFound") throw notFound();
  if (opened.reason === "cannotOpen") return data({ ...answer, faults: opened.faults ?? [] }, { status: 400 });
  return data({ ...answer, refusal: opened.reason }, { status: refusalStatus(opened.reason) });
}

export default function OpenOptionVote() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { forum, recommendations, sizes, rules, closes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-3xl">
      <Breadcrumbs trail={[{ href: `/forums/${forum.slug}`, label: forum.name, lang: contentLang }]} />
      <PageHead title={t("opening.optionsTitle")}>
        {!answer?.review && <p className="mt-3">{t("opening.optionsLead")}</p>}
      </PageHead>
      {answer?.refusal && <ErrorSummary message={errorSentence(t, answer.refusal)} />}
      {answer?.review ? (
        <OpenReview vote={answer.review} typed={answer.typed} />
      ) : (
        <OpenForm
          forum={forum.slug}
          subject={{ recommendations }}
          sizes={sizes}
          rules={rules}
          typed={answer?.typed ?? {}}
          faults={answer?.faults ?? []}
          closes={closes}
        />
      )}
    </div>
  );
}
