/** How a vote is counted (design: "Counting from a file"). */
export const methods = [
  "motion",
  "consent",
  "approval",
  "score",
  "dot",
  "irv",
  "condorcet",
  "schulze",
  "rankedPairs",
  "stvScottish",
  "stvMeek",
] as const;

export type Method = (typeof methods)[number];

export const motionChoices = ["for", "against", "abstain"] as const;
export const consentChoices = ["consent", "standAside", "object", "abstain"] as const;

export function isMethod(value: unknown): value is Method {
  return methods.some((method) => method === value);
}

/** The choices that a method prescribes; null where the vote names its own options. */
export function fixedChoices(method: Method): readonly string[] | null {
  if (method === "motion") return motionChoices;
  return method === "consent" ? consentChoices : null;
}

/** Pairwise methods read "these two are equal to me" from a ballot; methods that move a ballot from one option to the next cannot. */
export function allowsEqualRanks(method: Method): boolean {
  return method === "condorcet" || method === "schulze" || method === "rankedPairs";
}

/** Whether the method can fill more than one seat. */
export function fillsSeats(method: Method): boolean {
  return ["approval", "score", "dot", "stvScottish", "stvMeek"].includes(method);
}
