import type { ParseKeys, TFunction } from "i18next";
import type { OpeningFault } from "./forum-faults.ts";
import { fieldOfFault } from "./opening-form.ts";

/** A reason why a vote cannot open, with the field it is about. */
export interface OpeningError {
  name: string;
  label: string;
  error: string;
  /** In a joint vote, whose people it is about. */
  forum?: string;
}

/** Codes that only a form sent by a program comes to are told as one. */
const told = new Set(
  "required tooLong notADate inThePast tooFarAhead remindsTooEarly remindsTooLate textNotFrozen otherText nobodyEntitled quorumUnreachable sectorTooSmallForSecrecy methodNotForText methodNotForOptions unknownMethod unknownRule ruleNotForMethod baseMissing notAWholeNumber zeroDenominator zeroNumerator moreThanTheWhole requiredOutOfBounds noOptions tooFewOptions tooManyOptions repeatedOption optionTooLong seatsNotForMethod tooManySeats noForumChosen forumNotJoined forumArchived jointRequiredOutOfBounds daysOutOfBounds dotsMissing scaleMissing emptyScale sectorsNotForMethod thresholdMissing taken tooMany".split(
    " ",
  ),
);

const labels: Readonly<Record<string, ParseKeys>> = {
  question: "opening.question",
  closesOn: "opening.closesOn",
  reminder: "opening.reminder",
  dissentDays: "opening.dissentDays",
  "joint.forums": "opening.joint.legend",
  "joint.required": "opening.joint.required",
  options: "opening.optionsField",
  seats: "opening.seats",
  dots: "opening.dots",
  "scale.min": "opening.scaleMin",
  "scale.max": "opening.scaleMax",
  maxObjections: "opening.maxObjections",
  method: "opening.method",
  text: "vote.text",
  electorate: "opening.electorate",
  name: "votingRules.name",
  "quorum.num": "opening.quorumNum",
  "quorum.den": "opening.quorumDen",
  quorum: "opening.quorum",
  "sectors.required": "opening.sectorsRequired",
};

/** Every fault as a sentence with the words that name its field, each field of a forum once. */
export function openingErrors(t: TFunction, faults: readonly OpeningFault[]): OpeningError[] {
  const errors = new Map<string, OpeningError>();
  for (const { code, at, forum } of faults) {
    const name = fieldOfFault(at) ?? "rule";
    const key = JSON.stringify([forum, name]);
    const error = t(`opening.faults.${told.has(code) ? code : "invalid"}` as "opening.faults.invalid");
    const label = labelOf(t, name);
    if (errors.has(key)) continue;
    errors.set(key, forum === undefined ? { name, label, error } : { name, label: `${forum}, ${label}`, error, forum });
  }
  return [...errors.values()];
}

function labelOf(t: TFunction, name: string): string {
  const known = labels[name];
  if (known) return t(known) as string;
  const sector = /^(?:sectors\.list\.)?(\w+)/.exec(name)?.[1] ?? "";
  const key = `sectors.${sector}.name` as "sectors.ngo.name";
  if (name.startsWith("sectors.list.")) return t("opening.sectorMajority", { sector: t(key) });
  if (name.startsWith("threshold")) return t("opening.majority");
  if (name.startsWith("sectors")) return t("opening.sectorsMajority");
  // A fault of a whole sector stands under its id.
  return t([key, "opening.rule"] as ["sectors.ngo.name", "opening.rule"]);
}
