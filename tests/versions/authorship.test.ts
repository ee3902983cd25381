import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { Authorship } from "#app/versions/authorship.ts";
import { blockText, GroupWriting, paragraph } from "../support/group-writing.ts";
import { writeHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";

const sentence = "Urząd miasta prowadzi punkt informacyjny w czterech językach.";
const people = { ania: "city", basia: "ngo", celina: "migrantCommunity" };

function begun(): GroupWriting {
  const group = new GroupWriting(people, [""]);
  group.type("ania", 0, 0, sentence);
  return group;
}

/** How many letters of each person survive. */
function letters(authors: [string, string][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [who, what] of authors) {
    const count = what.replace(/\s/g, "").length;
    if (count > 0) counts[who] = (counts[who] ?? 0) + count;
  }
  return counts;
}

const all = sentence.replace(/\s/g, "").length;

describe("who wrote what", () => {
  test("is told letter by letter: who corrects a word has written the correction", () => {
    const group = begun();
    group.type("basia", 0, 5, " m. st.");
    expect(group.authors()).toEqual([
      ["ania", "Urząd"],
      ["basia", " m. st."],
      ["ania", sentence.slice(5)],
    ]);
  });

  test("keeps the template apart from what people wrote", () => {
    const group = new GroupWriting(people, ["Diagnoza", ""]);
    group.type("basia", 1, 0, "Nowe zdanie.");
    expect(group.authors()).toEqual([
      ["", "Diagnoza\n"],
      ["basia", "Nowe zdanie."],
    ]);
  });

  test("knows two at the same time in one word", () => {
    const group = new GroupWriting(people, [""]);
    group.type("ania", 0, 0, "język");
    for (const [index, letter] of [..."wielo"].entries()) {
      group.type("basia", 0, index, letter);
      group.type("ania", 0, 5 + index + 1 + index, String(index));
    }
    expect(group.authors()).toEqual([
      ["basia", "wielo"],
      ["ania", "język01234"],
    ]);
  });

  test("is kept with the sector each showed then", () => {
    const group = begun();
    const authorship = group.replayed();
    authorship.runsOf("body");
    expect(authorship.contributors).toContainEqual({ userId: "ania", sector: "city" });
  });

  test("covers the summary, lists and tables", () => {
    const doc = new Y.Doc();
    const cell = (name: string, text: string) => {
      const element = new Y.XmlElement(name);
      element.insert(0, [paragraph(text)]);
      return element;
    };
    const row = new Y.XmlElement("tableRow");
    row.insert(0, [cell("tableHeader", "Rok"), cell("tableCell", "2013")]);
    const table = new Y.XmlElement("table");
    table.insert(0, [row]);
    const list = new Y.XmlElement("bulletList");
    list.insert(0, [cell("listItem", "raz"), cell("listItem", "dwa")]);
    doc.getXmlFragment("body").insert(0, [list, table]);
    doc.getXmlFragment("summary").insert(0, [paragraph("Krótko")]);
    const authorship = new Authorship();
    authorship.add([{ userId: "ania", sector: "city", update: Y.encodeStateAsUpdate(doc) }]);
    expect(authorship.runsOf("body")).toEqual({ text: "raz\ndwa\nRok\n2013", runs: [{ author: 0, length: 16 }] });
    expect(authorship.runsOf("summary")).toEqual({ text: "Krótko", runs: [{ author: 0, length: 6 }] });
  });
});

describe("nobody can make another's text their own", () => {
  test("by claiming to be another's browser", () => {
    const group = begun();
    const aniasClient = Y.parseUpdateMeta(group.journal[1]?.update ?? new Uint8Array())
      .from.keys()
      .next().value as number;
    group.write("basia", (body) => blockText(body, 0).insert(0, "Podrzucone. "), aniasClient);
    expect(group.authors()).toEqual([
      ["basia", "Podrzucone. "],
      ["ania", sentence],
    ]);
  });

  test("by splitting a paragraph and joining it again", () => {
    const group = begun();
    group.split("basia", 0, 21);
    group.split("basia", 0, 5);
    expect(letters(group.authors())).toEqual({ ania: all });
    group.write("basia", (body) => {
      const rest = blockText(body, 1).toString() + blockText(body, 2).toString();
      body.delete(1, 2);
      blockText(body, 0).insert(5, rest);
    });
    expect(group.authors()).toEqual([["ania", sentence]]);
  });

  test("by putting a letter into every word and taking it out again", () => {
    const group = begun();
    for (const match of [...sentence.matchAll(/ /g)].reverse()) group.type("basia", 0, match.index, "x");
    for (let at = group.text(0).indexOf("x"); at >= 0; at = group.text(0).indexOf("x"))
      group.backspace("basia", 0, at, 1);
    expect(group.authors()).toEqual([["ania", sentence]]);
  });

  test("by deleting it and typing it again", () => {
    const group = begun();
    group.backspace("basia", 0, 0, sentence.length);
    group.type("basia", 0, 0, sentence);
    expect(group.authors()).toEqual([["ania", sentence]]);
  });

  test("by typing it again elsewhere, in several goes, with others writing between", () => {
    const group = begun();
    group.newParagraph("celina", 1);
    group.backspace("basia", 0, 0, sentence.length);
    group.type("celina", 0, 0, "Coś innego.");
    for (let at = 0; at < sentence.length; at += 15) {
      group.type("basia", 1, at, sentence.slice(at, at + 15));
      group.type("celina", 1, Math.min(at + 15, sentence.length), "!");
      group.backspace("celina", 1, Math.min(at + 15, sentence.length), 1);
    }
    expect(group.text(1)).toBe(sentence);
    const { ania = 0, celina } = letters(group.authors());
    expect(celina).toBe(10);
    expect(ania).toBeGreaterThan(all - 3);
  });

  test("by cutting it out and pasting it elsewhere, an hour of others' work later", () => {
    const group = begun();
    group.newParagraph("celina", 1);
    group.write("basia", (body) => blockText(body, 0).delete(0, sentence.length));
    group.type("celina", 0, 0, "Zupełnie inne zdanie, którego nikt nie usuwa.".repeat(10));
    group.write("basia", (body) => blockText(body, 1).insert(0, sentence));
    expect(group.authors().at(-1)).toEqual(["ania", sentence]);
  });

  test("by pasting a copy first and deleting the original then", () => {
    const group = begun();
    group.newParagraph("basia", 1, sentence);
    expect(group.authors().at(-1)).toEqual(["basia", sentence]);
    group.write("basia", (body) => blockText(body, 0).delete(0, sentence.length));
    expect(group.authors().at(-1)).toEqual(["ania", sentence]);
  });

  test("by having somebody delete a copy they made of it", () => {
    const group = begun();
    group.newParagraph("basia", 1, sentence);
    group.write("ania", (body) => blockText(body, 1).delete(0, sentence.length));
    expect(letters(group.authors())).toEqual({ ania: all });
  });

  test("by undoing another's deletion, or their own", () => {
    const group = begun();
    group.newParagraph("basia", 1, "x");
    group.write("basia", (body) => blockText(body, 0).delete(0, sentence.length));
    group.undo("basia");
    expect(group.text(0)).toBe(sentence);
    expect(letters(group.authors())).toEqual({ ania: all, basia: 1 });
    group.write("celina", (body) => blockText(body, 0).delete(0, sentence.length));
    group.type("basia", 0, 0, ".");
    group.undo("celina");
    expect(letters(group.authors())).toEqual({ ania: all, basia: 2 });
  });

  test("a copy that stays is the copier's, once", () => {
    const group = begun();
    for (let copy = 0; copy < 3; copy++) group.newParagraph("basia", 1, sentence);
    group.write("basia", (body) => blockText(body, 0).delete(0, sentence.length));
    expect(letters(group.authors())).toEqual({ ania: all, basia: 2 * all });
  });

  test("short words that somebody deletes and another writes are the other's", () => {
    const group = begun();
    group.newParagraph("basia", 1);
    group.backspace("ania", 0, 0, 6);
    group.type("basia", 1, 0, "Urząd");
    expect(letters(group.authors())).toEqual({ ania: all - 5, basia: 5 });
  });
});

describe("the replay", () => {
  /** A history of fifteen people with a person for each client. */
  function journalOf(edits: number, seed: number) {
    const history = writeHistory(edits, randomFrom(seed));
    const entries = history.updates.map((update) => {
      const { from } = Y.parseUpdateMeta(update);
      const client = [...from.keys()][0] ?? [...Y.decodeUpdate(update).ds.clients.keys()][0];
      return { userId: `u${client}`, sector: "ngo", update };
    });
    return { ...history, entries };
  }

  test("covers exactly the text, whoever wrote where", () => {
    for (const seed of [1, 2, 3]) {
      const { doc, entries } = journalOf(4000, seed);
      const authorship = new Authorship();
      authorship.add(entries);
      const { text, runs } = authorship.runsOf("body");
      expect(text).toBe(plainText(readDocument(doc).body));
      expect(runs.reduce((sum, run) => sum + run.length, 0)).toBe(text.length);
      // Nothing is left to nobody.
      expect(
        authorship.contributors.map(({ userId }) => userId).filter((userId) => userId === "").length,
      ).toBeLessThanOrEqual(1);
      expect(runs.filter((run) => authorship.contributors[run.author]?.userId === "")).toEqual([]);
    }
  });

  test("can be put away and continued at any moment, by someone else", () => {
    const { doc, entries } = journalOf(3000, 7);
    let authorship = new Authorship();
    for (let at = 0; at < entries.length; at += 501) {
      authorship.add(entries.slice(at, at + 501));
      authorship = new Authorship(JSON.parse(JSON.stringify(authorship.state()), reviveBytes));
    }
    const { text, runs } = authorship.runsOf("body");
    expect(text).toBe(plainText(readDocument(doc).body));
    expect(runs.filter((run) => authorship.contributors[run.author]?.userId === "")).toEqual([]);
    const whole = new Authorship();
    whole.add(entries);
    const share = (one: Authorship) => {
      const counts = new Map<string, number>();
      for (const { author, length } of one.runsOf("body").runs) {
        const { userId = "" } = one.contributors[author] ?? {};
        counts.set(userId, (counts.get(userId) ?? 0) + length);
      }
      return counts;
    };
    for (const [userId, count] of share(whole)) expect(share(authorship).get(userId) ?? 0).toBeCloseTo(count, -2);
  });

  test("refuses a state that is not of one piece", () => {
    const group = begun();
    const state = group.replayed().state();
    expect(() => new Authorship({ ...state, blocks: [] })).toThrow("of another text");
    expect(() => new Authorship({ ...state, blocks: [[{ author: 0, length: 3 }]] })).toThrow("of another text");
  });
});

/** JSON has no bytes; a Uint8Array becomes an object with a number for each. */
function reviveBytes(key: string, value: unknown): unknown {
  return key === "doc" ? Uint8Array.from(Object.values(value as Record<string, number>)) : value;
}

test("a sentence that somebody moves keeps its author, even where something else is written in its place at the same time", () => {
  const moved = "Społeczności migranckie tłumaczą pisma, bo w punkcie nie ma tłumaczek ani tłumaczy.";
  const group = new GroupWriting({ ania: "city", basia: "ngo" }, ["", "Zostaje."]);
  group.newParagraph("ania", 2, moved);
  group.write("basia", (body) => {
    body.delete(2);
    body.insert(0, [paragraph(moved)]);
    body.push([paragraph("Miasto zatrudni dwie osoby, które mówią po ukraińsku i po białorusku.")]);
  });
  // Its full stop is taken for that of the new sentence.
  expect(group.authors()[0]).toEqual(["ania", moved.slice(0, -1)]);
});
