import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { attachDissent } from "#app/voting/attach-dissent.server.ts";
import { DissentForm, type TypedDissent } from "#app/voting/dissent-form.tsx";
import { DissentPreview } from "#app/voting/dissent-preview.tsx";
import { mayDissent } from "#app/voting/may-dissent.server.ts";
import { votePath } from "#app/voting/paths.ts";
import { signDissent } from "#app/voting/sign-dissent.server.ts";
import { VoteFrame } from "#app/voting/vote-frame.tsx";
import { findAskedVote } from "./find-vote.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { vote, framed: { recommendation, forum } }) =>
    t("dissent.pageTitle", { vote: vote.number, number: recommendation?.number ?? forum.name }),
};

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = args.context;
  const { row, place, framed } = await findAskedVote(args);
  const may = await mayDissent(ctx, actor, row);
  return data(
    {
      framed,
      vote: { number: row.number, question: row.question, isSecret: row.isSecret },
      path: votePath(place, row.number),
      offer: may.ok ? may.value : null,
      refusal: may.ok ? null : may.reason,
    },
    { status: may.ok ? 200 : refusalStatus(may.reason) },
  );
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = args.context;
  const form = await readForm(args.request);
  const { row, place } = await findAskedVote(args);
  const path = votePath(place, row.number);
  const intent = textOf(form, "intent");
  if (intent === "sign") {
    const signed = await signDissent(ctx, actor, row);
    if (signed.ok) throw redirect(`${path}?dissent=signed`, { status: 303 });
    return data(
      { typed: null, preview: null, refusal: signed.reason, fields: {} },
      { status: refusalStatus(signed.reason) },
    );
  }
  const typed: TypedDissent = { text: textOf(form, "text"), of: textOf(form, "of"), isNamed: form.has("isNamed") };
  if (intent === "edit") return data({ typed, preview: null, refusal: undefined, fields: {} });
  const attached = await attachDissent(ctx, actor, row, { ...typed, isConfirmed: intent === "attach" });
  if (!attached.ok) {
    const { reason, fields = {} } = attached;
    const refusal = reason === "invalid" ? undefined : reason;
    return data({ typed, preview: null, refusal, fields }, { status: refusalStatus(reason) });
  }
  if (attached.value.isAttached) throw redirect(`${path}?dissent=attached`, { status: 303 });
  return data({ typed, preview: attached.value.shown, refusal: undefined, fields: {} });
}

export default function Dissent() {
  const { t } = useTranslation();
  const { framed, vote, path, offer, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isAllGiven = offer !== null && !offer.own && offer.sector === null;
  return (
    <VoteFrame title={t("dissent.heading")} vote={framed}>
      {answer?.preview && answer.typed ? (
        <DissentPreview dissent={answer.preview} typed={answer.typed} />
      ) : offer && !isAllGiven ? (
        <DissentForm
          offer={offer}
          isSecret={vote.isSecret}
          typed={answer?.typed ?? null}
          fields={answer?.fields}
          refusal={answer?.refusal}
        />
      ) : (
        <p>{isAllGiven ? t("dissent.nothingLeft") : errorSentence(t, answer?.refusal ?? refusal ?? "forbidden")}</p>
      )}
      <p className="mt-8">
        <a href={path} className="link">
          {t("dissent.back")}
        </a>
      </p>
    </VoteFrame>
  );
}
