import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Form } from "#app/ui/form.tsx";
import { Island } from "#app/ui/island.tsx";
import { Section } from "#app/ui/section.tsx";
import { BallotInputs, type FilledIn } from "./ballot-inputs.tsx";
import { BallotNonce } from "./ballot-nonce.tsx";
import type { BallotPart, Participation } from "./ballot-part.ts";
import { RecusalPanel } from "./recusal-panel.tsx";
import { type BallotRefused, RefusedBallot } from "./refused-ballot.tsx";
import type { PartStep } from "./take-part.server.ts";
import { TurnoutLive } from "./turnout.tsx";
import { WhoSees } from "./who-sees.tsx";

/** A vote that is open: the reader's ballot, who will see what, and how many have voted. */
export function BallotSection({
  part,
  here,
  receipt,
  isSignedIn,
  done,
  refused,
}: {
  part: BallotPart;
  /** Address of this page. */
  here: string;
  /** Of the reader's receipt. */
  receipt: string;
  isSignedIn: boolean;
  /** What the reader has just done. */
  done: PartStep | null;
  refused: BallotRefused | null;
}) {
  const { t } = useTranslation();
  const { participation, turnout, isSecret, hasSectorRule, isSession, voteId } = part;
  return (
    <>
      <Section id="ballot" title={t("ballot.title")} className="rounded border-2 border-accent bg-surface p-4 sm:p-6">
        {done && participation && !refused && <DoneNotice>{t(`ballot.done.${done}`)}</DoneNotice>}
        {refused && <RefusedBallot refused={refused} shape={part.shape} />}
        {participation ? (
          <YourBallot part={part} participation={participation} receipt={receipt} filled={refused?.filled ?? null} />
        ) : (
          <p>
            {t(isSignedIn ? "ballot.notElector" : "ballot.signIn")}{" "}
            {!isSignedIn && (
              <a href={signInPath(here)} className="link">
                {t("ballot.signInLink")}
              </a>
            )}
          </p>
        )}
      </Section>
      <Section id="who-sees" title={t("ballot.whoSees.title")}>
        <WhoSees isSecret={isSecret} hasSectorRule={hasSectorRule} />
      </Section>
      {turnout && (
        <Section id="turnout" title={t("ballot.turnout")}>
          <Island name="turnout" of={TurnoutLive} props={{ voteId, turnout, isSession }} />
        </Section>
      )}
    </>
  );
}

function YourBallot({
  part,
  participation,
  receipt,
  filled,
}: {
  part: BallotPart;
  participation: Participation;
  receipt: string;
  filled: FilledIn | null;
}) {
  const { t } = useTranslation();
  const { isRecused, hasVoted, isPresent } = participation;
  if (isRecused)
    return (
      <div className="space-y-4">
        <p>{t("ballot.recused")}</p>
        <PartButton step="unrecuse" label={t("ballot.unrecuse")} />
      </div>
    );
  const mustCheckIn = part.isSession && !isPresent;
  return (
    <div className="space-y-6">
      {hasVoted && (
        <div className="space-y-3 border-s-4 border-accent ps-4">
          <p className="font-semibold">{t("ballot.hasVoted")}</p>
          <p>
            <ButtonLink look="plain" href={receipt}>
              {t("ballot.toReceipt")}
            </ButtonLink>
          </p>
        </div>
      )}
      {mustCheckIn ? (
        <div className="space-y-4">
          <p>{t("ballot.checkInFirst")}</p>
          <PartButton step="checkIn" label={t("ballot.checkIn")} isMain />
        </div>
      ) : (
        <BallotForm part={part} participation={participation} filled={filled} />
      )}
      {part.isSession && isPresent && !hasVoted && (
        <div className="flex flex-wrap items-center gap-3 text-base">
          <p>{t("ballot.isPresent")}</p>
          <PartButton step="checkOut" label={t("ballot.checkOut")} />
        </div>
      )}
      {!hasVoted && <RecusalPanel />}
    </div>
  );
}

function BallotForm({
  part: { shape, textHash, isSecret },
  participation: { hasVoted, ballot },
  filled,
}: {
  part: BallotPart;
  participation: Participation;
  filled: FilledIn | null;
}) {
  const { t } = useTranslation();
  const { method, scale, dots } = shape;
  const [min, max] = scale;
  return (
    <Form name="ballot" className="space-y-4">
      <input type="hidden" name="intent" value="cast" />
      {textHash !== null && <input type="hidden" name="textHash" value={textHash} />}
      <fieldset className="min-w-0">
        <legend className="mb-1 text-lg font-bold">{t(`ballot.ask.${method}`)}</legend>
        {method !== "motion" && (
          <p className="mb-3 text-base text-ink-soft">{t(`ballot.how.${method}`, { min, max, count: dots })}</p>
        )}
        <BallotInputs shape={shape} filled={filled ?? fieldsOf(ballot)} />
      </fieldset>
      {isSecret && hasVoted && <p className="text-base text-ink-soft">{t("ballot.secretNotShown")}</p>}
      <Island name="ballotNonce" of={BallotNonce} props={{}} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button>{t(hasVoted ? "ballot.change" : "ballot.cast")}</Button>
        <p className="min-w-0 flex-1 basis-56 text-base text-ink-soft">{t("ballot.mayChange")}</p>
      </div>
    </Form>
  );
}

/** The form as it would be filled in for a ballot that was cast before. */
function fieldsOf(ballot: Record<string, unknown> | null): FilledIn {
  const { choice, approvals, scores, ranking } = (ballot ?? {}) as {
    choice?: string;
    approvals?: string[];
    scores?: Record<string, number>;
    ranking?: (string | string[])[];
  };
  const ranks = (ranking ?? []).flatMap((rank, index) => [rank].flat().map((id) => [`rank.${id}`, [`${index + 1}`]]));
  const marks = Object.entries(scores ?? {}).map(([id, score]) => [`score.${id}`, [String(score)]]);
  return Object.fromEntries([["choice", choice ? [choice] : []], ["approval", approvals ?? []], ...ranks, ...marks]);
}

/** One press, no field. */
function PartButton({ step, label, isMain = false }: { step: string; label: string; isMain?: boolean }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={step} />
      <Button look={isMain ? "main" : "plain"}>{label}</Button>
    </form>
  );
}
