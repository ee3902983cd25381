import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { jointRuleSentence, jointSentence } from "./joint-words.ts";
import { blockedWords, outcomeSentence } from "./outcome-words.ts";
import { type VotePlace, votePath } from "./paths.ts";
import type { ListedVote, ListedVotes } from "./read-votes-of.server.ts";
import type { ShownJointVote } from "./shown-joint.ts";

/** Votes, each with how it stands or what it came to; those of a joint vote under what the forums came to together. */
export function VoteList({ votes: all, place }: { votes: readonly ListedVotes[]; place: VotePlace }) {
  return (
    <ul className="space-y-4 text-base">
      {all.map(({ joint, votes }) => (
        <li key={votes[0]?.number}>
          {joint ? (
            <JointLine joint={joint} />
          ) : (
            votes.map((vote) => <Vote key={vote.number} vote={vote} place={place} />)
          )}
          {joint && (
            <ul className="mt-3 space-y-3 border-s-4 border-line-strong ps-4">
              {votes.map((vote) => (
                <li key={vote.number}>
                  <Vote vote={vote} forum={vote.forum} place={place} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function JointLine({ joint: { required, parts, result, isCancelled } }: { joint: ShownJointVote }) {
  const { t } = useTranslation();
  const state = isCancelled ? t("joint.cancelled") : jointRuleSentence(t, required, parts.length);
  return (
    <>
      <p className="font-semibold">{t("joint.title")}</p>
      <p>{result ? jointSentence(t, result) : state}</p>
    </>
  );
}

/** @param forum whose members vote, where there are several */
function Vote({ vote, forum, place }: { vote: ListedVote; forum?: string; place: VotePlace }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, question, state, at, outcome } = vote;
  return (
    <>
      <a href={votePath(place, number)} className="link">
        {forum === undefined ? (
          <>
            {t("vote.heading", { vote: number })}: <span lang={format.contentLang}>{question}</span>
          </>
        ) : (
          t("joint.part", { forum, vote: number })
        )}
      </a>
      <p className="text-ink-soft">{t(`vote.states.${state}`, { date: format.dateTime(new Date(at)) })}</p>
      {outcome && (
        <p>
          {outcomeSentence(t, format, outcome.result, outcome.names)} {blockedWords(t, format, outcome.result)}
        </p>
      )}
    </>
  );
}
