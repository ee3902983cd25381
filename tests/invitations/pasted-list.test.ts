import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roles } from "#app/forums/actor.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageIds } from "#app/i18n/languages.ts";
import { roleFrom, sectorFrom } from "#app/invitations/list-words.ts";
import { readList } from "#app/invitations/pasted-list.ts";

const settings = {
  forum: "krakow",
  forums: [
    { slug: "krakow", name: "Forum Kraków", prefix: "KRK" },
    { slug: "lublin", name: "Forum Lublin", prefix: "LUB" },
  ],
  language: "pl",
} as const;

const read = (text: string) => readList(text, settings);
const anna = { name: "Anna Nowak", email: "anna@example.org", organisation: "Urząd miasta" };

describe("a line", () => {
  test.each([
    ["semicolons", "Anna Nowak; anna@example.org; Urząd miasta; uczestniczka; krakow; samorząd miasta"],
    ["commas", "Anna Nowak,anna@example.org,Urząd miasta,uczestnik,Forum Kraków,samorząd"],
    ["tabs, as from a spreadsheet", "Anna Nowak\tANNA@example.org\tUrząd miasta\tparticipant\tKRK\tcity government"],
    ["codes", "Anna Nowak;anna@example.org;Urząd miasta;participant;krakow;cityGovernment"],
    ["Ukrainian words", "Anna Nowak; anna@example.org; Urząd miasta; учасниця; KRK; місто"],
    ["no forum", "Anna Nowak; anna@example.org; Urząd miasta; uczestniczka; samorząd miasta"],
    ["an empty forum", "Anna Nowak; anna@example.org; Urząd miasta; uczestniczka; ; samorząd miasta"],
    ["empty cells at its end", "Anna Nowak; anna@example.org; Urząd miasta; uczestniczka; krakow; samorząd miasta;;;"],
    ["the address first", "anna@example.org; Anna Nowak; Urząd miasta; uczestniczka; krakow; samorząd miasta"],
    ["both forms of a role", "Anna Nowak; anna@example.org; Urząd miasta; uczestniczka / uczestnik; samorząd miasta"],
  ])("with %s is read", (_name, line) => {
    const sector = "cityGovernment";
    const invitee = { ...anna, role: "participant", sector, language: "pl", forum: "krakow" };
    expect(read(line)).toEqual([{ number: 1, text: line, faults: [], invitee }]);
  });

  test("may hold its separator in quotes", () => {
    const [line] = read('Anna Nowak, anna@example.org, "Urząd miasta, wydział spraw społecznych", ekspert, nauka');
    expect(line?.invitee).toMatchObject({ organisation: "Urząd miasta, wydział spraw społecznych", role: "expert" });
  });

  test("may name another forum and a language", () => {
    const [line] = read("Olena; olena@example.org; ; учасниця; Forum Lublin; мігрантські спільноти; en");
    expect(line?.invitee).toMatchObject({
      forum: "lublin",
      language: "en",
      sector: "migrantCommunity",
      organisation: "",
    });
    expect(read("Olena; olena@example.org; ; uczestniczka; media; English")[0]?.invitee?.language).toBe("en");
  });

  test.each([
    ["; anna@example.org; x; uczestnik; media", ["nameMissing"]],
    ["Anna; ; x; uczestnik; media", ["emailMissing"]],
    ["Anna; anna(at)example.org; x; uczestnik; media", ["email"]],
    ["Anna; anna@example.org; x; szef; media", ["role"]],
    ["Anna; anna@example.org; x; uczestnik; kosmos", ["sector"]],
    ["Anna; anna@example.org; x; uczestnik; Gdańsk; media", ["forum"]],
    ["Anna; anna@example.org; x; uczestnik; krakow; media; klingon", ["language"]],
    [`${"A".repeat(121)}; anna@example.org; x; uczestnik; media`, ["length"]],
    ["Anna; anna@example.org", ["columns"]],
    ["Anna; anna@example.org; x; uczestnik; krakow; media; pl; i jeszcze coś", ["columns"]],
    ["Anna; nikt; x; szef; kosmos", ["email", "role", "sector"]],
    ["co to jest", ["columns"]],
  ])("%s invites nobody, and every reason is named", (line, faults) => {
    expect(read(line)).toEqual([{ number: 1, text: line, faults, invitee: null }]);
  });
});

test("lines keep their numbers; headings and empty lines are passed over", () => {
  const list =
    "Imię i nazwisko;Adres e-mail;Organizacja;Rola;Sektor\r\n\r\nAnna;a@example.org;;uczestnik;media\r\nBarbara";
  expect(read(list).map(({ number, faults }) => [number, faults])).toEqual([
    [3, []],
    [4, ["columns"]],
  ]);
});

test("an address that comes twice is invited once, unless it is to another forum", () => {
  const line = (forum: string) => `Anna; anna@example.org; x; uczestnik; ${forum}; media`;
  const lines = read([line("krakow"), line("lublin"), line("KRK").replace("anna@", "Anna@")].join("\n"));
  expect(lines.map(({ faults }) => faults)).toEqual([[], [], ["twice"]]);
});

test("every name of a role and a sector that the pages show is understood, in every language", async () => {
  for (const language of languageIds) {
    const { t } = await createI18n(language);
    for (const role of roles) expect([language, role, roleFrom(t(`roles.${role}`))]).toEqual([language, role, role]);
    for (const sector of sectorIds) {
      const name = t(`sectors.${sector}.name`);
      expect([language, name, sectorFrom(name)]).toEqual([language, name, sector]);
    }
  }
});

test("no text breaks the reading, and each line that is not empty is answered", () => {
  const cell = fc.constantFrom(
    "Anna",
    "a@example.org",
    "uczestnik",
    "media",
    '"',
    ";",
    ",",
    "\t",
    "",
    " ",
    "KRK",
    "pl",
  );
  const line = fc.array(cell, { maxLength: 12 }).map((cells) => cells.join(""));
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 8 }), (lines) => {
      for (const answered of read(lines.join("\n"))) {
        expect(answered.invitee === null).toBe(answered.faults.length > 0);
      }
    }),
  );
});
