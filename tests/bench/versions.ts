import * as Y from "yjs";
import { type AuthoredUpdate, Authorship } from "#app/versions/authorship.ts";
import { diffDocuments } from "#app/versions/diff.ts";
import { writeHistory as writeGroupHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";

// node --import tsx tests/bench/versions.ts [keystrokes]
// What it costs to tell who wrote what: a day of fifteen people, replayed in one go, and half an hour of it continued from a stored state;
// and to compare a text of 20,000 words with a heavily edited one.

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

const random = randomFrom(2);
const vocabulary = Array.from({ length: 4000 }, (_, index) => `s\u0142owo${index.toString(36)}`);
/** Short words come often, as they do. */
const word = () => vocabulary[Math.floor(vocabulary.length * random.below(1000) ** 2 * 1e-6)] ?? "";
const sentence = (words: number) => `${Array.from({ length: words }, word).join(" ")}.`;
const paragraphs = Array.from({ length: 250 }, (_, index) => ({
  id: `b${index}`,
  text: Array.from({ length: 5 }, () => sentence(16)).join(" "),
}));
/** Every second block rewritten in part, every tenth moved, every tenth under another id, every tenth gone and another in its place. */
const edited = paragraphs.flatMap(({ id, text }, index) => {
  const words = text.split(" ").map((one) => (random.chance(index % 2 ? 0.3 : 0) ? word() : one));
  if (index % 10 === 3) return [{ id: `new${index}`, text: sentence(80) }];
  return [{ id: index % 10 === 5 ? `other${index}` : id, text: words.join(" ") }];
});
for (let index = 0; index < edited.length; index += 10)
  edited.splice(random.below(edited.length), 0, ...edited.splice(index, 1));
const documentOf = (blocks: typeof paragraphs) => ({
  type: "doc",
  content: blocks.map(({ id, text }) => ({
    type: "paragraph",
    attrs: { id, level: null },
    content: [{ type: "text", text }],
  })),
});
const [before, after] = [documentOf(paragraphs), documentOf(edited)];
for (const round of ["first", "second", "third"]) {
  report(`20,000 words against a heavily edited text, ${round} time`, () => diffDocuments(before, after));
}
const enemy = (start: number) =>
  documentOf(Array.from({ length: 250 }, (_, index) => ({ id: "", text: "a b ".repeat(40) + (index + start) })));
report("the same size, made to take long", () => diffDocuments(enemy(0), enemy(9000)));

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
