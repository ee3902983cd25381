/** A rule as it is chosen: terms without the numbers of the electorate (compose-terms.ts), and without options. */
export type ComposedRule = Readonly<Record<string, unknown>>;

const half = { of: "entitled", num: 1, den: 2, counts: "cast" } as const;
const simple = { rule: "simple" } as const;
const absolute = { rule: "absolute", base: "cast" } as const;

/**
 * The rules every forum can choose from (`opening.presets`). The first is the one the forums were founded on: all sectors agree. Votes by
 * circulation and in a session count their quorum by ballots, so that one rule serves both.
 */
export const shippedRules = {
  everySector: {
    method: "motion",
    threshold: absolute,
    quorum: half,
    sectors: { threshold: simple, quorum: half, required: "all" },
  },
  simple: { method: "motion", threshold: simple, quorum: half },
  absolute: { method: "motion", threshold: absolute, quorum: half },
  absoluteOfBody: { method: "motion", threshold: { rule: "absolute", base: "entitled" } },
  twoThirds: { method: "motion", threshold: { rule: "qualified", num: 2, den: 3, base: "cast" }, quorum: half },
  consent: { method: "consent", threshold: { rule: "consent" }, quorum: half },
  approval: { method: "approval" },
  ranking: { method: "schulze" },
  dots: { method: "dot", dots: 5 },
  scores: { method: "score", scale: [0, 5] },
} as const satisfies Record<string, ComposedRule>;

export type ShippedRule = keyof typeof shippedRules;

export const shippedRuleIds = Object.keys(shippedRules) as ShippedRule[];
