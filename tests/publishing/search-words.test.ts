import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "#app/kernel/fold-text.ts";
import { excerptOf, indexedWords, searchTerms } from "#app/publishing/search-words.ts";

test.each([
  ["Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"],
  ["Łódź – ŁÓDŹ", "lodz – lodz"],
  ["Київ, Їжак, йод", "київ, їжак, йод"],
  ["Nguyễn Thị Lan", "nguyen thi lan"],
])("%s is found as %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test.each([
  ["integracja", ["integrac"]],
  ["Szkoła szkoła", ["szko"]],
  ["UdSC 2026", ["udsc", "2026"]],
  ['"a" OR b* NEAR(c) -d ^e : f\'); DROP TABLE', ["a", "or", "b", "near", "c", "d", "e", "f"]],
  [" \u200b…%_\\ ", []],
])("of %j these beginnings are searched: %j", (query, terms) => {
  expect(searchTerms(query)).toEqual(terms);
});

test("whatever is typed, terms are few, short, and letters and digits alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (query) => {
      const terms = searchTerms(query);
      expect(terms.length).toBeLessThanOrEqual(8);
      for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
    }),
  );
});

test("a word is found by its beginning in the index", () => {
  const [term = ""] = searchTerms("społeczności");
  expect(indexedWords("Rady społeczności migranckich")).toContain(` ${term}`);
});

test("an excerpt shows what was found as it is written, from where most of it stands", () => {
  const text = `${"Wstęp bez znaczenia. ".repeat(30)}Społeczności migranckie piszą rekomendacje.${" I dalej.".repeat(50)}`;
  const pieces = excerptOf(text, searchTerms("spolecznosc migranckich"));
  expect(pieces.filter(({ isHit }) => isHit).map((piece) => piece.text)).toEqual(["Społeczności", "migranckie"]);
  expect(pieces[0]?.text).toBe("… ");
  expect(pieces.map((piece) => piece.text).join("").length).toBeLessThan(300);
});

test("an excerpt is always made of the text, in its order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 900 }), fc.string({ maxLength: 20 }), (text, query) => {
      const words = excerptOf(text, searchTerms(query))
        .map((piece) => piece.text)
        .join("")
        .replace(/^… /, "")
        .replace(/ …$/, "");
      expect(text).toContain(words.trimEnd());
    }),
  );
});
