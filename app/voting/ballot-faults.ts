import type { TFunction } from "i18next";
import type { VoteTerms } from "./count-input.ts";
import type { Fault } from "./fault.ts";

/** Codes with which a ballot is refused that a form can hold (judge-ballot.ts, cast-ballot.server.ts). */
const codes = [
  "choiceMissing",
  "unknownOption",
  "objectionWithoutReason",
  "notAnOption",
  "repeatedOption",
  "notAWholeNumber",
  "outOfBounds",
  "tooManyDots",
  "ranksNothing",
  "equalRanksNotAllowed",
  "notANonce",
  "tooLong",
] as const;

/** Why a ballot was not taken, as a sentence. */
export function ballotFaultSentence(t: TFunction, { code, at = "" }: Fault, { dots }: Pick<VoteTerms, "dots">): string {
  const known = codes.find((one) => one === code);
  return t(`ballot.faults.${known ?? "other"}`, { count: dots, place: at });
}
