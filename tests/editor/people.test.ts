import { afterEach, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { ariaKeys, keyName } from "#app/editor/key-names.ts";
import { othersIn, type Person, presenceNews } from "#app/editor/people.ts";

const person = (id: string, name = id): Person => ({ id, name, sector: "ngo", role: "participant" });

let awareness: Awareness | undefined;
afterEach(() => awareness?.destroy());

test("everybody else is listed once, in the order of the Polish alphabet", () => {
  awareness = new Awareness(new Y.Doc());
  const states = [
    { user: person("1", "Żaneta") },
    { user: person("2", "Łukasz") },
    { user: person("2", "Łukasz"), cursor: null },
    { user: person("3", "Lena") },
    { user: person("own") },
    { cursor: {} },
    { user: { id: 7, name: "number" } },
    { user: null },
  ];
  for (const [index, state] of states.entries()) awareness.states.set(1000 + index, state);
  expect(othersIn(awareness, "own").map(({ name }) => name)).toEqual(["Lena", "Łukasz", "Żaneta"]);
});

test.each([
  [["a"], ["a"], null],
  [[], ["a", "b"], { came: ["a", "b"], left: [] }],
  [["a", "b"], ["b", "c"], { came: ["c"], left: ["a"] }],
])("from %j to %j the news is %j", (before, now, news) => {
  const found = presenceNews(
    before.map((id) => person(id)),
    now.map((id) => person(id)),
  );
  const ids = (people: Person[]) => people.map(({ id }) => id);
  expect(found && { came: ids(found.came), left: ids(found.left) }).toEqual(news);
});

test("shortcuts are written as on the keyboard at hand", () => {
  expect(keyName("Mod-Alt-1", false)).toBe("Ctrl+Alt+1");
  expect(keyName("Mod-Alt-1", true)).toBe("⌘⌥1");
  expect(ariaKeys("Mod-Shift-8", false)).toBe("Control+Shift+8");
  expect(ariaKeys("Mod-K", true)).toBe("Meta+K");
});
