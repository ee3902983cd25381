import * as Y from "yjs";
import { type AuthoredUpdate, Authorship } from "#app/versions/authorship.ts";
import { writeHistory as writeGroupHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";

// node --import tsx tests/bench/versions.ts [keystrokes]
// What it costs to tell who wrote what: a day of fifteen people, replayed in one go, and half an hour of it continued from a stored state.

const keystrokes = Number(process.argv[2] ?? 240_000);
const halfAnHour = Math.round(keystrokes / 16);

const { updates } = writeGroupHistory(keystrokes, randomFrom(1));
const entries = updates.map((update): AuthoredUpdate => {
  const client = [...Y.parseUpdateMeta(update).from.keys()][0] ?? [...Y.decodeUpdate(update).ds.clients.keys()][0];
  return { userId: `person-${client}`, sector: "ngo", update };
});

const authorship = new Authorship();
report(`${keystrokes - halfAnHour} keystrokes in one go`, () => replay(authorship, entries.slice(0, -halfAnHour)));
const state = authorship.state();
report(`the last ${halfAnHour}, continued`, () => replay(new Authorship(state), entries.slice(-halfAnHour)));

function replay(into: Authorship, from: readonly AuthoredUpdate[]): void {
  for (let at = 0; at < from.length; at += 1000) into.add(from.slice(at, at + 1000));
  into.runsOf("body");
}

function report(what: string, work: () => void): void {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${what}: ${Math.round(performance.now() - clock)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
  );
}
