import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "#app/versions/words.ts";

const segmenter = new Intl.Segmenter("pl", { granularity: "word" });
const byStandard = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

test("words are those of the standard, whatever the text", () => {
  const letters = [..."aąbŻzЖщїІ019  \n.,;!?()„”–—/%§+=*&-'’:_·\u00a0\u0301é中🏙"];
  const some = fc.array(fc.constantFrom(...letters), { maxLength: 24 }).map((text) => text.join(""));
  fc.assert(
    fc.property(some, (text) => {
      expect(wordsOf(text)).toEqual(byStandard(text));
    }),
    { numRuns: 20_000 },
  );
  for (const text of ["art. 3 ust. 1 pkt 2 m.in. 3,5%, 22.11.2026 r.; „tak” – nie", "O'Neill 12:30", "\r\n  x", ""])
    expect(wordsOf(text)).toEqual(byStandard(text));
});
