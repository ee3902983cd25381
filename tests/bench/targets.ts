import type { Results } from "./run-scenarios.ts";
import { spread } from "./statistics.ts";
import type { ServerKind } from "./wire.ts";

export interface Target {
  what: string;
  /** NaN when a server it needs was not measured. */
  value: number;
  limit: number;
  isMet: boolean;
}

const live = [
  { scenario: "meeting", asItComes: 0.5, withWindow: 0.8, latency: { p99: 60 } },
  { scenario: "plenary", asItComes: 0.4, withWindow: 1, latency: { p99: 60 } },
  { scenario: "groups", asItComes: 0.6, withWindow: 0.7, latency: { p50: 5, p99: 50 } },
  { scenario: "carets", asItComes: 0.4, withWindow: 1, latency: { p99: 60 } },
  { scenario: "authors", latency: { p95: 100 } },
];

/** What is to be reached, for the scenarios that ran; a value is met at or under its limit. */
export function judge(results: Results): Target[] {
  return [...judgeLive(results), ...judgeOpening(results), ...judgeIdle(results), ...judgeKills(results)].map(
    (target) => ({ ...target, isMet: target.value <= target.limit }),
  );
}

type Unjudged = Omit<Target, "isMet">;

function judgeLive(results: Results): Unjudged[] {
  return live.flatMap(({ scenario, asItComes, withWindow, latency }) => {
    const rounds = results.live.filter((one) => one.scenario === scenario);
    if (rounds.length === 0) return [];
    const median = (kind: ServerKind, figure: "cpuPerThousand" | "p50" | "p95" | "p99") =>
      spread(rounds.filter((one) => one.kind === kind).map((one) => one.figures[figure])).median;
    const cpu = (kind: ServerKind) => median("ours", "cpuPerThousand") / median(kind, "cpuPerThousand");
    return [
      ...(asItComes
        ? [{ what: `${scenario}: CPU against Hocuspocus`, value: cpu("hocuspocus"), limit: asItComes }]
        : []),
      ...(withWindow
        ? [
            {
              what: `${scenario}: CPU against Hocuspocus with our window`,
              value: cpu("hocuspocusWindow"),
              limit: withWindow,
            },
          ]
        : []),
      ...Object.entries(latency).map(([figure, limit]) => ({
        what: `${scenario}: ${figure} in ms`,
        value: median("ours", figure as "p50"),
        limit,
      })),
      {
        what: `${scenario}: edits that did not arrive`,
        value: sum(rounds.filter((one) => one.kind === "ours").map((one) => one.figures.missing)),
        limit: 0,
      },
    ];
  });
}

function judgeOpening(results: Results): Unjudged[] {
  if (results.opening.length === 0) return [];
  const median = (kind: ServerKind, figure: keyof (typeof results.opening)[number]["figures"]) =>
    spread(results.opening.filter((one) => one.kind === kind).map((one) => one.figures[figure])).median;
  const ratio = (figure: "alone" | "fifty" | "firstAfterRestart") =>
    median("ours", figure) / median("hocuspocus", figure);
  return [
    { what: "opening alone: time against Hocuspocus", value: ratio("alone"), limit: 0.5 },
    { what: "opening, 50 at once: time against Hocuspocus", value: ratio("fifty"), limit: 0.5 },
    { what: "opening, first after a restart: time against Hocuspocus", value: ratio("firstAfterRestart"), limit: 1 },
    { what: "opening, 50 at once: others stalled, ms", value: median("ours", "stalledByFifty"), limit: 50 },
    {
      what: "opening, first after a restart: others stalled, ms",
      value: median("ours", "stalledByRestart"),
      limit: 50,
    },
  ];
}

function judgeIdle(results: Results): Unjudged[] {
  if (results.idle.length === 0) return [];
  const median = (kind: ServerKind) =>
    spread(results.idle.filter((one) => one.kind === kind).map((one) => one.figures.over)).median;
  return [
    { what: "idle documents: memory against Hocuspocus", value: median("ours") / median("hocuspocus"), limit: 0.4 },
  ];
}

function judgeKills(results: Results): Unjudged[] {
  return results.kill
    .filter((one) => one.kind === "ours")
    .flatMap(({ scenario, figures }) => [
      { what: `kill -9, ${scenario}: edits others had seen, lost`, value: figures.lost, limit: 0 },
      { what: `kill -9, ${scenario}: edits called saved, lost`, value: figures.durableLost, limit: 0 },
    ]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
