import { useTranslation } from "#app/i18n/use-translation.tsx";
import { DissentsPart } from "./dissents-part.tsx";
import { dissentPath, minutesPath, type VotePlace } from "./paths.ts";
import type { ShownOutcome } from "./read-outcome.server.ts";
import { ResultPart } from "./result-part.tsx";

/** What a vote that has ended came to, with the dissenting opinions that belong to it. @param vote.forum where other forums vote too */
export function OutcomePart({
  outcome,
  place,
  vote,
}: {
  outcome: ShownOutcome;
  place: VotePlace;
  vote: { number: number; forum: string | null };
}) {
  const { t } = useTranslation();
  const { number, forum } = vote;
  const { shown, dissentUntil, offer } = outcome;
  return (
    <>
      <ResultPart
        title={forum === null ? t("voteResult.title") : t("joint.resultOf", { forum })}
        shown={shown}
        minutesHref={minutesPath(place, number)}
      />
      <DissentsPart dissents={shown.dissents} until={dissentUntil} offer={offer} href={dissentPath(place, number)} />
    </>
  );
}
