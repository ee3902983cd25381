import { diffDocuments } from "#app/versions/diff.ts";
import { randomFrom } from "../support/random.ts";
import { report } from "./measured.ts";

// node --import tsx tests/bench/differences.ts
// What it costs to compare a text of 50 pages, 20,000 words, with a heavily edited one.

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
