import { gzipSync } from "node:zlib";
import * as Y from "yjs";
import { type AuthoredUpdate, Authorship } from "#app/versions/authorship.ts";
import { textAt } from "#app/versions/timeline.ts";
import { TimelineMaker } from "#app/versions/timeline-maker.ts";
import { writeHistory as writeGroupHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";
import { report } from "./measured.ts";

// node --import tsx tests/bench/versions.ts [keystrokes]
// What it costs to tell who wrote what: a day of fifteen people, replayed in one go, and ten minutes of it continued from a stored state, as
// freezing does after a checkpoint (app/versions/checkpoints.ts).

const keystrokes = Number(process.argv[2] ?? 240_000);
/** Of a day of eight hours. */
const tenMinutes = Math.round(keystrokes / 48);

const { updates } = writeGroupHistory(keystrokes, randomFrom(1));
const entries = updates.map((update): AuthoredUpdate => {
  const client = [...Y.parseUpdateMeta(update).from.keys()][0] ?? [...Y.decodeUpdate(update).ds.clients.keys()][0];
  return { userId: `person-${client}`, sector: "ngo", update };
});

const authorship = new Authorship();
report(`${keystrokes - tenMinutes} keystrokes in one go`, () => replay(authorship, entries.slice(0, -tenMinutes)));
const state = authorship.state();
report(`the last ${tenMinutes}, continued`, () => replay(new Authorship(state), entries.slice(-tenMinutes)));

const timeline = new TimelineMaker([], { from: 1, to: entries.length });
report(`a timeline of ${entries.length} keystrokes`, () => {
  for (const [index, entry] of entries.entries()) {
    timeline.add({ seq: index + 1, at: new Date(index * 120), entries: [entry] });
  }
});
const steps = JSON.stringify(timeline.steps);
report(`its text at the last of ${timeline.steps.length} moments`, () =>
  textAt(timeline.steps, timeline.steps.length - 1),
);
console.log(
  `its steps: ${Math.round(steps.length / 1024)} kB, ${Math.round(gzipSync(steps).length / 1024)} kB compressed`,
);

function replay(into: Authorship, from: readonly AuthoredUpdate[]): void {
  for (let at = 0; at < from.length; at += 1000) into.add(from.slice(at, at + 1000));
  into.runsOf("body");
}
