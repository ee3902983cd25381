import fc from "fast-check";
import { expect, test } from "vitest";
import { rewrite } from "#app/versions/rewrite.ts";

const someText = fc
  .array(fc.constantFrom("a", "b", " ", "aa", "ż", ".", "\n", "słowo "), { maxLength: 40 })
  .map((parts) => parts.join(""));

test("the pieces of a rewriting are both texts, in order, and what is kept is the same in both", () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      let [from, to] = [0, 0];
      for (const piece of rewrite(before, after)) {
        expect([piece.from, piece.to]).toEqual([from, to]);
        const [taken, given] = piece.kind === "kept" ? [piece.length, piece.length] : [piece.deleted, piece.inserted];
        expect(taken + given).toBeGreaterThan(0);
        if (piece.kind === "kept") expect(before.slice(from, from + taken)).toBe(after.slice(to, to + given));
        from += taken;
        to += given;
      }
      expect([from, to]).toEqual([before.length, after.length]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["w gminie", "w gminach", "gmin", "ie", "ach"],
  ["rekomendacja", "rekomendacje", "rekomendacj", "a", "e"],
])("of %s → %s only the letters that differ are replaced", (before, after, _, deleted, inserted) => {
  const replaced = rewrite(before, after).filter((piece) => piece.kind === "replaced");
  expect(replaced.map(({ from, deleted }) => before.slice(from, from + deleted))).toEqual([deleted]);
  expect(replaced.map(({ to, inserted }) => after.slice(to, to + inserted))).toEqual([inserted]);
});
