import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { votePath } from "#app/voting/paths.ts";
import { stateOf } from "#app/voting/read-vote.server.ts";
import { VoteFrame } from "#app/voting/vote-frame.tsx";
import { mayCancel } from "#app/voting/vote-subject.server.ts";
import { confirmFirst } from "./confirm-first.server.ts";
import { findAskedVote } from "./find-vote.server.ts";
import { readForm, textOf } from "./read-form.server.ts";
import { notFound, refusalStatus } from "./refusal-status.server.ts";

export const handle: PageHandle<typeof loader> = { title: (t) => t("cancelling.title") };

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = args.context;
  const { row, subject, place, framed } = await findAskedVote(args);
  if (!actor) throw redirect(signInPath(new URL(args.request.url).pathname));
  if (!mayCancel(actor, subject)) throw data(null, { status: 403 });
  return {
    framed,
    vote: { number: row.number, question: row.question, isJoint: row.jointVoteId !== null },
    back: votePath(place, row.number),
    isOpen: stateOf(ctx, row) === "open",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { ctx, actor } = context;
  const reason = textOf(await readForm(request), "reason");
  const { row, place } = await findAskedVote(args);
  const at = { forumSlug: place.forum, ...(place.number === undefined ? {} : { number: place.number }) };
  const cancelled = await cancelVote(ctx, actor, at, { voteId: row.id, reason });
  if (cancelled.ok) throw redirect(`${votePath(place, row.number)}?cancelled`, { status: 303 });
  if (cancelled.reason === "notFound") throw notFound();
  if (cancelled.reason === "proofNeeded") throw confirmFirst(request);
  if (cancelled.reason === "forbidden") throw data(null, { status: actor ? 403 : 401 });
  const { reason: refusal, fields } = cancelled;
  return data({ reason, refusal, code: fields?.reason }, { status: refusalStatus(refusal) });
}

export default function CancelVote() {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { framed, vote, back, isOpen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const code = refused?.code;
  const error = code && errorSentence(t, code === "tooLong" ? "reasonTooLong" : code);
  const fields = error ? [{ name: "reason", label: t("cancelling.reason"), error }] : [];
  return (
    <VoteFrame title={t("cancelling.title")} vote={framed}>
      <ErrorSummary message={refused?.refusal === "voteEnded" ? t("cancelling.ended") : undefined} fields={fields} />
      <p className="mb-6 text-xl font-semibold" lang={contentLang}>
        {vote.question}
      </p>
      {isOpen ? (
        <Form name="cancel" className="max-w-measure space-y-5">
          <ul className="list-disc space-y-2 ps-6">
            {vote.isJoint && <li>{t("cancelling.effects.joint")}</li>}
            <li>{t("cancelling.effects.public")}</li>
            <li>{t("cancelling.effects.ballots")}</li>
            <li>{t(framed.recommendation ? "cancelling.effects.again" : "cancelling.effects.againOverOptions")}</li>
          </ul>
          <TextArea
            name="reason"
            label={t("cancelling.reason")}
            error={error}
            defaultValue={refused?.reason}
            lang={contentLang}
            required
          />
          <Button look="danger">{t("cancelling.confirm")}</Button>
        </Form>
      ) : (
        !refused && <p>{t("cancelling.ended")}</p>
      )}
      <p className="mt-8">
        <a href={back} className="link">
          {t("vote.heading", { vote: vote.number })}
        </a>
      </p>
    </VoteFrame>
  );
}
