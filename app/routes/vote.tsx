import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { Section } from "#app/ui/section.tsx";
import { readCanonicalText } from "#app/versions/canonical-text.ts";
import { BallotSection } from "#app/voting/ballot-section.tsx";
import { CancelledPart } from "#app/voting/cancelled-part.tsx";
import type { VoteTerms } from "#app/voting/count-input.ts";
import { DissentTime } from "#app/voting/dissent-time-line.tsx";
import { doneDissent } from "#app/voting/done-dissent.ts";
import { ElectorateTable } from "#app/voting/electorate-table.tsx";
import { FrozenText } from "#app/voting/frozen-text.tsx";
import { JointPart } from "#app/voting/joint-part.tsx";
import { OptionList } from "#app/voting/option-list.tsx";
import { OutcomePart } from "#app/voting/outcome-part.tsx";
import { cancelVotePath, receiptPath, votePath } from "#app/voting/paths.ts";
import { readBallotPart } from "#app/voting/read-ballot-part.server.ts";
import { readElectorate } from "#app/voting/read-electorate.server.ts";
import { readJointVote } from "#app/voting/read-joint-vote.server.ts";
import { readOutcome } from "#app/voting/read-outcome.server.ts";
import { readRecordFacts } from "#app/voting/read-record-facts.server.ts";
import { stateOf } from "#app/voting/read-vote.server.ts";
import { RecordPart } from "#app/voting/record-part.tsx";
import { RefusedBallot } from "#app/voting/refused-ballot.tsx";
import { ruleSentence } from "#app/voting/rule-sentence.ts";
import { VoteFrame } from "#app/voting/vote-frame.tsx";
import { VoteHead } from "#app/voting/vote-head.tsx";
import { readVoteOptions } from "#app/voting/vote-options.ts";
import { mayCancel } from "#app/voting/vote-subject.server.ts";
import { partDone, takeBallotForm } from "./cast-ballot.server.ts";
import { findAskedVote } from "./find-vote.server.ts";
import { readForm } from "./read-form.server.ts";

export const handle: PageHandle<typeof loader> = {
  title: (t, { vote, framed: { recommendation, forum } }) =>
    t("vote.pageTitle", { vote: vote.number, number: recommendation?.number ?? forum.name }),
};

// A vote on a recommendation's text, or a forum's vote over options, which is on no text.
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = args.context;
  const { row, subject, place, framed } = await findAskedVote(args);
  const state = stateOf(ctx, row);
  const terms: VoteTerms = JSON.parse(row.terms);
  return {
    framed,
    place,
    vote: {
      number: row.number,
      question: row.question,
      isSecret: row.isSecret,
      mode: row.mode === "session" ? ("session" as const) : ("circulation" as const),
      state,
      closesAt: row.closesAt.toISOString(),
      endedAt: row.end?.at.toISOString() ?? null,
      reason: row.end?.reason ?? "",
      textHash: row.textHash,
      forum: row.jointVoteId === null ? null : row.forum.name,
    },
    joint: await readJointVote(ctx, row),
    dissentDays: row.dissentDays,
    version: row.version && { number: row.version.number, text: readCanonicalText(row.version.text) },
    options: Object.entries(readVoteOptions(row.options)).map(([id, option]) => ({ id, ...option })),
    terms,
    mayCancel: state === "open" && mayCancel(actor, subject),
    ballot: await readBallotPart(ctx, actor, { row, terms, state }),
    isSignedIn: actor !== null,
    partDone: partDone(args.request),
    outcome: await readOutcome(ctx, actor, row),
    done: doneStep(new URL(args.request.url).searchParams),
    electorate: await readElectorate(ctx, row.id),
    record: state === "closed" ? await readRecordFacts(ctx, row.id) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = args.context;
  const { row, place } = await findAskedVote(args);
  const paths = { here: votePath(place, row.number), receipt: receiptPath(place, row.number) };
  return takeBallotForm(ctx, actor, { row, terms: JSON.parse(row.terms) }, await readForm(args.request), paths);
}

/** What the reader has just done with the vote, or with a dissenting opinion, as the address says. */
function doneStep(query: URLSearchParams) {
  if (query.has("opened")) return "opening.done" as const;
  if (query.has("cancelled")) return "cancelling.done" as const;
  return doneDissent(query);
}

export default function Vote() {
  const { t } = useTranslation();
  const { framed, place, vote, joint, version, options, terms, ballot, outcome, record, ...page } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <VoteFrame title={t("vote.heading", { vote: vote.number })} vote={framed}>
      {refused && !ballot && <RefusedBallot refused={refused.ballot} shape={null} />}
      {page.done && <DoneNotice>{t(page.done)}</DoneNotice>}
      <div className="space-y-10">
        <VoteHead vote={vote} />
        {joint && <JointPart joint={joint} place={place} vote={vote.number} />}
        {outcome && <OutcomePart outcome={outcome} place={place} vote={vote} />}
        {vote.state === "cancelled" && <CancelledPart isSecret={vote.isSecret} />}
        <Section id="rule" title={t("ballot.rule")}>
          <p>{ruleSentence(t, terms)}</p>
          <DissentTime state={vote.state} days={page.dissentDays} />
        </Section>
        {version !== null && place.number !== undefined && (
          <Section id="text" title={t("vote.text")}>
            <FrozenText
              forum={place.forum}
              number={place.number}
              version={version.number}
              hash={vote.textHash ?? ""}
              text={version.text}
            />
          </Section>
        )}
        {!outcome && options.length > 0 && (
          <Section id="options" title={t("voteResult.options")}>
            <OptionList forum={place.forum} options={options} />
          </Section>
        )}
        {ballot && (
          <BallotSection
            part={ballot}
            here={votePath(place, vote.number)}
            receipt={receiptPath(place, vote.number)}
            isSignedIn={page.isSignedIn}
            done={page.partDone}
            refused={refused?.ballot ?? null}
          />
        )}
        {!ballot?.turnout && (
          <Section id="electorate" title={t("vote.electorate")}>
            <ElectorateTable sizes={page.electorate} />
          </Section>
        )}
        {record && (
          <Section id="record" title={t("voteRecord.part")}>
            <RecordPart place={place} vote={vote.number} {...record} />
          </Section>
        )}
        {page.mayCancel && (
          <p className="no-print">
            <ButtonLink look="danger" href={cancelVotePath(place, vote.number)}>
              {t("cancelling.open")}
            </ButtonLink>
          </p>
        )}
      </div>
    </VoteFrame>
  );
}
