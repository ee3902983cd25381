import { expect, test } from "vitest";
import type { Status } from "#app/drafting/lifecycle.ts";
import { isLiveTextNewer, standingsOf } from "#app/publishing/standing.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const publications = [
  { version: 1, at: day(1) },
  { version: 4, at: day(4) },
];

test("a later publication replaces those before; the last one stands", () => {
  expect(standingsOf(publications, "consultation", [])).toEqual([
    { kind: "superseded", by: 4, at: day(4), reason: "" },
    { kind: "current" },
  ]);
});

test("whoever withdraws a recommendation withdraws its last publication, with the reason", () => {
  const changes = [{ to: "withdrawn" as Status, at: day(9), reason: "Nieaktualna." }];
  expect(standingsOf(publications, "withdrawn", changes)[1]).toEqual({
    kind: "withdrawn",
    at: day(9),
    reason: "Nieaktualna.",
  });
  expect(standingsOf(publications, "withdrawn", changes)[0]).toMatchObject({ kind: "superseded" });
});

test("a recommendation that another one replaced says so on its last version", () => {
  const changes = [{ to: "superseded" as Status, at: day(9), reason: "Zob. KRK-2026-09." }];
  expect(standingsOf(publications, "superseded", changes)[1]).toEqual({
    kind: "superseded",
    by: null,
    at: day(9),
    reason: "Zob. KRK-2026-09.",
  });
});

test.each<[string, boolean, [Status, Status, number][]]>([
  [
    "published from frozen",
    false,
    [
      ["draft", "frozen", 2],
      ["frozen", "consultation", 3],
    ],
  ],
  ["consulted without freezing before that", false, [["draft", "consultation", 2]]],
  ["consulted without freezing after that", true, [["draft", "consultation", 5]]],
])("%s: the text as it stands is newer: %s", (_name, expected, path) => {
  const changes = path.map(([from, to, at]) => ({ from, to, at: day(at) }));
  expect(isLiveTextNewer({ at: day(4) }, changes)).toBe(expected);
});
