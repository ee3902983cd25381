import { commitWindow } from "#server/sync/windows.ts";
import { type CrowdFigures, measureCrowd } from "./crowd.ts";
import { writeHistory } from "./history.ts";
import type { Options, ScenarioName } from "./options.ts";
import type { OurData } from "./our-data.ts";
import { type IdleFigures, measureIdle } from "./scenarios/idle.ts";
import { type KillFigures, measureBurstKills, measureSteadyKills } from "./scenarios/kill.ts";
import { type LiveScenario, liveScenarios } from "./scenarios/live.ts";
import { measureOpening, type OpeningFigures } from "./scenarios/opening.ts";
import { endAll, type Installation, install, type Programs } from "./servers.ts";
import { journalRows, openOnce, pushState, readText, writeJournal } from "./store-history.ts";
import type { ServerKind } from "./wire.ts";

/** One round of one server. */
export interface Measured<Figures> {
  scenario: string;
  kind: ServerKind;
  server: string;
  round: number;
  figures: Figures;
}

export interface Results {
  live: Measured<CrowdFigures>[];
  opening: Measured<OpeningFigures>[];
  idle: Measured<IdleFigures>[];
  kill: Measured<KillFigures>[];
  notes: string[];
  /** Scenarios that broke off, and why. */
  failures: string[];
}

/** Documents of which each scenario takes fresh ones. */
export const documentsNeeded = 1000;
/** Each with a session; 350 authors are the largest crowd. */
export const peopleNeeded = 360;

/** Runs what is asked for, one server after another within each round, so that what else the machine does meets all alike. */
export async function runScenarios(options: Options, programs: Programs, data: OurData): Promise<Results> {
  const results: Results = { live: [], opening: [], idle: [], kill: [], notes: [], failures: [] };
  // What breaks off costs its own figures only.
  const attempt = async (name: ScenarioName, kinds: readonly ServerKind[], window: number, scenario: Scenario) => {
    if (!options.scenarios.includes(name)) return;
    const wanted = kinds.filter((kind) => options.servers === null || options.servers.includes(kind));
    const installations = await Promise.all(wanted.map((kind) => install(kind, programs, data, { window })));
    try {
      await scenario(options, installations, results);
    } catch (error) {
      results.failures.push(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await endAll();
      for (const one of installations) one.remove();
    }
  };

  for (const scenario of liveScenarios) {
    await attempt(scenario.name, scenario.servers, commitWindow(scenario.plan.people), (...rest) =>
      runLive(scenario, ...rest),
    );
  }
  await attempt("opening", ["ours", "hocuspocus", "yWebsocket"], 5, runOpening);
  await attempt("idle", ["ours", "hocuspocus", "yWebsocket", "relay"], 5, runIdle);
  await attempt("kill", ["ours", "hocuspocus"], 5, runKill);
  return results;
}

type Scenario = (options: Options, installations: Installation[], results: Results) => Promise<void>;

async function runLive(scenario: LiveScenario, options: Options, installations: Installation[], results: Results) {
  const rounds = options.isQuick ? 1 : 3;
  const plan = {
    ...scenario.plan,
    warmUpMs: options.isQuick ? 2000 : 4000,
    measureMs: options.isQuick ? 5000 : 10_000,
  };
  const servers = await Promise.all(installations.map((one) => one.start()));
  // Round 0 is not counted: a server that has run for an hour compiles nothing any more.
  for (let round = options.isQuick ? 1 : 0; round <= rounds; round++) {
    for (const server of rotated(servers, round)) {
      say(`${scenario.name}, round ${round}: ${server.name}`);
      const figures = await measureCrowd(server, plan, round * plan.documents);
      if (round === 0) continue;
      results.live.push({ scenario: scenario.name, kind: server.kind, server: server.name, round, figures });
    }
  }
}

async function runOpening(options: Options, installations: Installation[], results: Results) {
  const rounds = options.isQuick ? 1 : 3;
  const edits = options.isQuick ? 26_000 : 260_000;
  const [document, other] = [0, 1];
  say(`opening: writing ${edits} edits`);
  const ours = installations.find((one) => one.kind === "ours");
  const beginning = ours ? await readText(ours, document) : new Uint8Array([0, 0]);
  const history = writeHistory(beginning, edits);
  for (const one of installations) {
    if (one.kind === "ours") {
      await writeJournal(one, one.document(document), history);
      await openOnce(one, document);
      results.notes.push(
        `opening: ${edits} edits, ${await journalRows(one, one.document(document))} rows in our journal after the document was opened once`,
      );
    } else if (one.kind !== "yWebsocket") await pushState(one, document, history.state);
  }
  for (let round = 0; round < rounds; round++) {
    for (const one of rotated(installations, round)) {
      say(`opening, round ${round + 1}: ${one.name}`);
      const figures = await measureOpening(one, document, other, history);
      results.opening.push({ scenario: "opening", kind: one.kind, server: one.name, round, figures });
    }
  }
}

async function runIdle(options: Options, installations: Installation[], results: Results) {
  const rounds = options.isQuick ? 1 : 3;
  const documents = options.isQuick ? 300 : documentsNeeded;
  const ours = installations.find((one) => one.kind === "ours");
  const beginning = ours ? await readText(ours, 0) : new Uint8Array([0, 0]);
  for (let round = 0; round < rounds; round++) {
    for (const one of rotated(installations, round)) {
      say(`idle, round ${round + 1}: ${one.name}`);
      const figures = await measureIdle(one, documents, beginning);
      results.idle.push({ scenario: "idle", kind: one.kind, server: one.name, round, figures });
    }
  }
  results.notes.push(`idle: ${documents} documents`);
}

async function runKill(options: Options, installations: Installation[], results: Results) {
  const kills = options.isQuick ? 3 : 15;
  for (const one of installations) {
    say(`kill -9 while typing, ${kills} times: ${one.name}`);
    const steady = await measureSteadyKills(one, 0, kills);
    results.kill.push({ scenario: "typing", kind: one.kind, server: one.name, round: 0, figures: steady });
    say(`kill -9 in a burst, ${kills} times: ${one.name}`);
    const burst = await measureBurstKills(one, 1, kills);
    results.kill.push({ scenario: "burst", kind: one.kind, server: one.name, round: 0, figures: burst });
  }
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
