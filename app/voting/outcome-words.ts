import type { TFunction } from "i18next";
import type { formatFor } from "#app/i18n/format-for.ts";
import type { ConsentCheck } from "./consent.ts";
import type { DecisionTally } from "./decision.ts";
import type { MajorityCheck } from "./majority.ts";
import type { QuorumCheck } from "./quorum.ts";
import { type BriefResult, isDecision } from "./vote-result.ts";

type Format = ReturnType<typeof formatFor>;

/**
 * The outcome of a vote in one sentence with its arithmetic: what was decided, the votes, the quorum, what the majority was measured against.
 * @param names what people read for each option, by its id
 */
export function outcomeSentence(
  t: TFunction,
  format: Format,
  result: BriefResult,
  names: Readonly<Record<string, string>>,
): string {
  if (isDecision(result)) return decisionSentence(t, result);
  const parts = [t("voteResult.cast", { count: result.cast })];
  if (result.quorum) parts.push(quorumWords(t, result.quorum));
  const numbers = parts.join("; ");
  if (result.outcome === "no_quorum")
    return t("voteResult.sentence", { outcome: t("voteResult.outcomes.no_quorum"), numbers });
  if (result.elected.length === 0) return t("voteResult.sentence", { outcome: t("voteResult.nobody"), numbers });
  const options = format.list(
    result.elected.map((option) => t("voteResult.quoted", { option: names[option] ?? option })),
  );
  const outcome = t("voteResult.elected", { count: result.elected.length, options });
  return t("voteResult.sentence", { outcome, numbers });
}

function decisionSentence(
  t: TFunction,
  { outcome, tally, quorum, majority }: Extract<BriefResult, { tally: unknown }>,
): string {
  const numbers = [tallyWords(t, tally), ...(quorum ? [quorumWords(t, quorum)] : []), majorityWords(t, majority)];
  return t("voteResult.sentence", { outcome: t(`voteResult.outcomes.${outcome}`), numbers: numbers.join("; ") });
}

/** „za 14, przeciw 3, wstrzymało się 2” */
export function tallyWords(t: TFunction, tally: DecisionTally): string {
  return "consent" in tally ? t("voteResult.tally.consent", { ...tally }) : t("voteResult.tally.motion", { ...tally });
}

/** „kworum 10 z 19, głosowało 12” */
export function quorumWords(t: TFunction, { counts, needed, of, counted }: QuorumCheck): string {
  return t(`voteResult.quorum.${counts}`, { needed, of, counted });
}

/** „do przyjęcia potrzeba 9 z 17 głosów za i przeciw” */
export function majorityWords(t: TFunction, majority: MajorityCheck | ConsentCheck): string {
  if (majority.rule === "consent") {
    return majority.of === 0
      ? t("voteResult.consentNobody")
      : t("voteResult.consentRule", { max: (majority as ConsentCheck).maxObjections });
  }
  const { base, needed, of } = majority as MajorityCheck;
  return of === 0 ? t("voteResult.baseEmpty") : t(`voteResult.majority.${base}`, { needed, of });
}

/** Which sectors kept a motion from being adopted, as a sentence; null where none did. */
export function blockedWords(t: TFunction, format: Format, result: BriefResult): string | null {
  if (!isDecision(result) || !result.blockedBy?.length) return null;
  const sectors = result.blockedBy.map((sector) => t(`sectors.${sector}.name` as "sectors.ngo.name"));
  return t("voteResult.blockedBy", { count: sectors.length, sectors: format.list(sectors) });
}

/** The outcome in a word or two, for a list. */
export function outcomeWord(t: TFunction, result: BriefResult): string {
  return t(`voteResult.short.${result.outcome ?? "chosen"}`);
}
