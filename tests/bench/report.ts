import type { Measured, Results } from "./run-scenarios.ts";
import { spread } from "./statistics.ts";
import type { Target } from "./targets.ts";

/** A share of the time above which a process is at its limit, so that its figures say little of the other side. */
const atItsLimit = 0.9;
/** Milliseconds late at which the load generator no longer keeps the beat. */
const late = 20;

/** All figures as one text: median and, over several rounds, the range. */
export function report(results: Results, targets: readonly Target[]): string {
  return [
    ...liveTables(results),
    ...openingTable(results),
    ...idleTable(results),
    ...killTable(results),
    ...results.notes,
    ...results.failures,
    "",
    ...targetTable(targets),
  ].join("\n");
}

function liveTables(results: Results): string[] {
  return grouped(results.live, (one) => one.scenario).flatMap(([scenario, measured]) => {
    const rows = grouped(measured, (one) => one.server).map(([server, rounds]) => {
      const of = (figure: keyof (typeof rounds)[number]["figures"]) => rounds.map((one) => one.figures[figure]);
      return [
        server,
        range(of("p50"), 1),
        range(of("p95"), 1),
        range(of("p99"), 1),
        range(of("cpuPerThousand"), 1),
        range(
          of("cpuShare").map((share) => share * 100),
          0,
        ),
        range(of("framesPerSecond"), 0),
        range(of("mebibytesPerSecond"), 2),
        range(of("peakMemory"), 0),
        range(of("missing"), 0),
        trouble(rounds.map((one) => one.figures)),
      ];
    });
    const head = ["p50 ms", "p95 ms", "p99 ms", "CPU ms/1000", "CPU %", "frames/s", "MiB/s", "peak MiB", "missing", ""];
    return table([scenario, ...head], rows);
  });
}

function trouble(rounds: readonly { cpuShare: number; generatorBusy: number; generatorLate: number }[]): string {
  const hints = [];
  if (rounds.some((one) => one.generatorBusy > atItsLimit)) hints.push("LOAD GENERATOR SATURATED");
  else if (rounds.some((one) => one.generatorLate > late)) hints.push("LOAD GENERATOR LATE");
  if (rounds.some((one) => one.cpuShare > atItsLimit)) hints.push("server at its limit");
  return hints.join(", ");
}

function openingTable(results: Results): string[] {
  const rows = grouped(results.opening, (one) => one.server).map(([server, rounds]) => {
    const of = (figure: keyof (typeof rounds)[number]["figures"]) => rounds.map((one) => one.figures[figure]);
    return [
      server,
      range(of("alone"), 1),
      range(of("fifty"), 0),
      range(of("fiftyCpu"), 0),
      range(of("firstAfterRestart"), 0),
      range(of("stalledByFifty"), 0),
      range(of("stalledByRestart"), 0),
      range(of("kibibytes"), 0),
      range(of("applyMs"), 0),
    ];
  });
  const head = [
    "alone ms",
    "50 at once ms",
    "CPU of 50 ms",
    "after restart ms",
    "others stalled by 50",
    "by restart",
    "KiB",
    "client applies ms",
  ];
  return table(["opening", ...head], rows);
}

function idleTable(results: Results): string[] {
  const rows = grouped(results.idle, (one) => one.server).map(([server, rounds]) => [
    server,
    range(
      rounds.map((one) => one.figures.empty),
      0,
    ),
    range(
      rounds.map((one) => one.figures.full),
      0,
    ),
    range(
      rounds.map((one) => one.figures.over),
      0,
    ),
    range(
      rounds.map((one) => one.figures.peakMemory),
      0,
    ),
  ]);
  return table(["idle documents", "empty MiB", "full MiB", "over MiB", "peak MiB"], rows);
}

function killTable(results: Results): string[] {
  const rows = results.kill.map(({ scenario, server, figures }) => [
    `${scenario}: ${server}`,
    String(figures.kills),
    String(figures.seen),
    String(figures.lost),
    Number.isNaN(figures.durableLost) ? "–" : String(figures.durableLost),
  ]);
  return table(["kill -9", "kills", "edits others saw", "lost", "called saved, lost"], rows);
}

function targetTable(targets: readonly Target[]): string[] {
  const rows = targets.map(({ what, value, limit, isMet }) => [
    what,
    number(value, 2),
    `≤ ${limit}`,
    Number.isNaN(value) ? "not measured" : isMet ? "met" : "MISSED",
  ]);
  return table(["target", "measured", "limit", ""], rows);
}

function range(values: readonly number[], digits: number): string {
  const { median, min, max } = spread(values);
  if (values.length < 2 || Number.isNaN(median)) return number(median, digits);
  return `${number(median, digits)} (${number(min, digits)}–${number(max, digits)})`;
}

function number(value: number, digits: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(digits);
}

function grouped<T extends Measured<unknown>>(list: readonly T[], key: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  // As the servers are listed, whichever came first in a round.
  return [...groups].sort(([, [a]], [, [b]]) => (a?.round ?? 0) - (b?.round ?? 0));
}

/** Columns as wide as their longest cell; nothing for no rows. */
function table(head: readonly string[], rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line), ""];
}
