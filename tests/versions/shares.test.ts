import { expect, test } from "vitest";
import { fitRuns, sharesOf } from "#app/versions/shares.ts";

const contributors = new Map([
  [0, { userId: "", sector: "" }],
  [1, { userId: "ania", sector: "city" }],
  [2, { userId: "basia", sector: "ngo" }],
  [3, { userId: "celina", sector: "ngo" }],
  [4, { userId: "danka", sector: "" }],
]);

test("a sector's share is the letters its people wrote, without white space and without the template", () => {
  const body = {
    text: "Diagnoza\nraz dwa trzy cztery",
    runs: [
      { author: 0, length: 9 },
      { author: 1, length: 4 },
      { author: 2, length: 4 },
      { author: 3, length: 5 },
      { author: 4, length: 6 },
    ],
  };
  expect(sharesOf([body], contributors)).toEqual([
    { sector: "ngo", letters: 7 },
    { sector: "", letters: 6 },
    { sector: "city", letters: 3 },
  ]);
});

test("runs of another text are fitted, and what nobody is known to have written is nobody's", () => {
  const replayed = {
    text: "raz dwa",
    runs: [
      { author: 1, length: 4 },
      { author: 2, length: 3 },
    ],
  };
  expect(fitRuns("raz dwa", replayed, 0)).toEqual(replayed.runs);
  expect(fitRuns("oto raz dwa", replayed, 0)).toEqual([
    { author: 0, length: 4 },
    { author: 1, length: 4 },
    { author: 2, length: 3 },
  ]);
});
