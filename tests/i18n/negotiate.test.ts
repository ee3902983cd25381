import { expect, test } from "vitest";
import { negotiateLanguage } from "#app/i18n/negotiate.ts";

test.each([
  ["nothing is known", undefined, null, "pl"],
  ["the browser asks for English of a region", undefined, "en-GB,en;q=0.9,pl;q=0.8", "en"],
  ["the browser asks for Ukrainian", undefined, "uk-UA,uk;q=0.9,en;q=0.8", "uk"],
  ["the browser ranks Polish higher", undefined, "en;q=0.5, pl;q=0.9", "pl"],
  ["the browser asks only for languages that are not there", undefined, "vi,fr;q=0.4", "pl"],
  ["the browser refuses Polish", undefined, "pl;q=0, en;q=0.1", "en"],
  ["the header makes no sense", undefined, ";;q=abc,,", "pl"],
  ["a language was chosen", "en", "pl", "en"],
  ["what was chosen is not there", "xx", "en", "en"],
  ["what was chosen is a property of every object", "constructor", null, "pl"],
])("when %s", (_case, chosen, header, expected) => {
  expect(negotiateLanguage(chosen, header)).toBe(expected);
});
