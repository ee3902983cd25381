import type { TFunction } from "i18next";
import type { VoteTerms } from "./count-input.ts";
import { fixedChoices } from "./method.ts";
import type { Quorum, Threshold } from "./rule.ts";

/** What of the terms of a vote its rule is told from. */
export type RuleTerms = Pick<VoteTerms, "method" | "seats" | "scale" | "dots" | "threshold" | "quorum" | "sectors">;

/** The rule of a vote as one plain sentence in the language of `t`. */
export function ruleSentence(t: TFunction, terms: RuleTerms): string {
  const isDecision = fixedChoices(terms.method) !== null;
  const decides = isDecision ? decision(t, terms) : [choice(t, terms)];
  const conditions = [...decides, ...quorums(t, terms)].join("; ");
  return t(isDecision ? "voteRule.adopted" : "voteRule.chosen", { conditions });
}

function decision(t: TFunction, { threshold, sectors }: RuleTerms): string[] {
  const majority = majorityWords(t, threshold);
  if (!sectors) return [majority];
  const { list, required } = sectors;
  const ownThreshold = majorityWords(t, sectors.threshold);
  const values = { majority, sector: ownThreshold, required, of: Object.keys(list).length };
  const isSame = ownThreshold === majority;
  const overall =
    required === "all"
      ? t(isSame ? "voteRule.sectors.sameAll" : "voteRule.sectors.all", values)
      : t(isSame ? "voteRule.sectors.sameSome" : "voteRule.sectors.some", values);
  const own = Object.entries(list).flatMap(([id, sector]) => {
    const words = sector.threshold && majorityWords(t, sector.threshold);
    return words && words !== ownThreshold
      ? [t("voteRule.sectors.own", { name: sectorName(t, id), majority: words })]
      : [];
  });
  return [overall, ...own];
}

/** When there is the majority of this threshold: "more votes are for than against". */
export function majorityWords(t: TFunction, threshold: Threshold): string {
  const { rule, num = 1, den = 1, maxObjections = 0 } = threshold;
  if (rule === "simple") return t("voteRule.majority.simple");
  if (rule === "consent") {
    return maxObjections === 0
      ? t("voteRule.majority.consent")
      : t("voteRule.majority.consentBut", { count: maxObjections });
  }
  if (rule === "unanimity") return t(`voteRule.unanimity.${threshold.base ?? "forAgainst"}`);
  const base = threshold.base ?? (rule === "absolute" ? "cast" : "forAgainst");
  if (rule === "absolute" && base === "entitled") return t("voteRule.majority.absoluteOfBody");
  return t(`voteRule.majority.${rule}`, { share: shareWords(t, num, den), base: t(`voteRule.bases.${base}`) });
}

function quorums(t: TFunction, { quorum, sectors }: RuleTerms): string[] {
  const overall = quorum && quorumWords(t, quorum);
  if (!sectors) return overall ? [overall] : [];
  const inSectors = sectors.quorum && quorumWords(t, sectors.quorum);
  const own = Object.entries(sectors.list).flatMap(([id, sector]) => {
    if (sector.quorum === undefined) return [];
    const words = sector.quorum && quorumWords(t, sector.quorum);
    if (words === inSectors) return [];
    const name = sectorName(t, id);
    return [
      words ? t("voteRule.quorum.inSector", { name, quorum: words }) : t("voteRule.quorum.notInSector", { name }),
    ];
  });
  const whole =
    overall !== null && overall === inSectors
      ? [t("voteRule.quorum.everywhere", { quorum: overall })]
      : [overall, inSectors && t("voteRule.quorum.inSectors", { quorum: inSectors })].filter((one) => one !== null);
  return [...whole, ...own];
}

function quorumWords(t: TFunction, { num, den, strict, counts }: Quorum): string | null {
  if (num === 0 && !strict) return null;
  const share = shareWords(t, num, den);
  return t(`voteRule.quorum.${counts}`, { least: t(`voteRule.quorum.${strict ? "more" : "least"}`, { share }) });
}

function choice(t: TFunction, { method, seats, scale, dots }: RuleTerms): string {
  const [min, max] = scale;
  const winners = t("voteRule.winners", { count: seats });
  return t(`voteRule.methods.${method as Exclude<VoteTerms["method"], "motion" | "consent">}`, {
    winners,
    min,
    max,
    count: dots,
  });
}

const namedShares: Readonly<
  Record<string, "whole" | "half" | "third" | "quarter" | "twoThirds" | "threeQuarters" | "twoFifths" | "threeFifths">
> = {
  "1/1": "whole",
  "1/2": "half",
  "1/3": "third",
  "2/3": "twoThirds",
  "1/4": "quarter",
  "3/4": "threeQuarters",
  "2/5": "twoFifths",
  "3/5": "threeFifths",
};

function shareWords(t: TFunction, num: number, den: number): string {
  const fraction = `${num}/${den}`;
  const name = namedShares[fraction];
  return name ? t(`voteRule.shares.${name}`) : fraction;
}

/** Sectors of a vote are those of its forum; a record from elsewhere may have others, which are told by their id. */
function sectorName(t: TFunction, id: string): string {
  return t([`sectors.${id}.name` as "sectors.ngo.name", id as "sectors.ngo.name"]);
}
