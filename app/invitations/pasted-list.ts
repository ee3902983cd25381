import { z } from "zod";
import type { Role } from "#app/forums/actor.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { type Language, languageIds, languages } from "#app/i18n/languages.ts";
import { optionalLine, requiredLine } from "#app/kernel/visible-text.ts";
import { emailAddress } from "#app/people/email-address.ts";
import { lengths } from "./invitation.ts";
import { languageFrom, roleFrom, sectorFrom } from "./list-words.ts";

/** Why a line invites nobody; catalogue key `inviteFaults.<code>`. */
export type LineFault =
  | "columns"
  | "nameMissing"
  | "emailMissing"
  | "email"
  | "role"
  | "sector"
  | "sectorWithheld"
  | "forum"
  | "language"
  | "length"
  | "twice"
  | "alreadyMember"
  | "alreadyInvited"
  | "forumForbidden"
  | "tooManyInvitations";

export interface Invitee {
  email: string;
  name: string;
  organisation: string;
  role: Role;
  sector: SectorId;
  language: Language;
}

/** A line of a pasted list, with its number in it from 1. */
export interface ListLine {
  number: number;
  text: string;
  /** Every reason; empty for a line that invites somebody. */
  faults: LineFault[];
  /** Slug of the forum, and whom to invite; null for a line with faults. */
  invitee: (Invitee & { forum: string }) | null;
}

export interface ListSettings {
  /** The forum of lines that name none. */
  forum: string;
  /** Forums that a line may name, by slug, name or the prefix of its numbers. */
  forums: readonly { slug: string; name: string; prefix: string }[];
  /** The language of invitations whose line names none. */
  language: Language;
}

/**
 * Reads a pasted list, a person a line: name, address, organisation, role, forum, sector, language. Forum and language may be left out.
 * Cells are separated by tabs, semicolons or commas, whichever comes first in this order; a cell in double quotes may hold them.
 * A first line of headings and empty lines are passed over.
 */
export function readList(text: string, settings: ListSettings): ListLine[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== "");
  const people = lines.filter((line, index) => index > 0 || !isHeading(line.text));
  const seen = new Set<string>();
  return people.map(({ number, text: line }) => {
    const read = readLine(line, settings);
    if (!("invitee" in read)) return { number, text: line, faults: read.faults, invitee: null };
    const key = `${read.invitee.forum}|${read.invitee.email}`;
    if (seen.has(key)) return { number, text: line, faults: ["twice"], invitee: null };
    seen.add(key);
    return { number, text: line, faults: [], invitee: read.invitee };
  });
}

function isHeading(line: string): boolean {
  return !line.includes("@") && /e-?mail|adres|address|пошта|адреса/i.test(line);
}

const name = requiredLine(lengths.name);
const organisation = optionalLine(lengths.organisation);

function readLine(
  line: string,
  settings: ListSettings,
): { invitee: Invitee & { forum: string } } | { faults: LineFault[] } {
  const cells = cellsOf(line);
  // Some put the address first.
  if (cells[0]?.includes("@") && !cells[1]?.includes("@")) [cells[0], cells[1]] = [cells[1] ?? "", cells[0]];
  const [nameCell = "", emailCell = "", organisationCell = "", roleCell = "", ...rest] = cells;
  const places = placesOf(rest);
  if (!places) return { faults: ["columns"] };

  const faults: LineFault[] = [];
  const parsed = { name: name.safeParse(nameCell), organisation: organisation.safeParse(organisationCell) };
  if (nameCell === "") faults.push("nameMissing");
  else if (!parsed.name.success) faults.push("length");
  const email = emailAddress.safeParse(emailCell);
  if (!email.success) faults.push(emailCell === "" ? "emailMissing" : "email");
  if (!parsed.organisation.success && !faults.includes("length")) faults.push("length");
  const role = roleFrom(roleCell);
  if (!role) faults.push("role");
  const forum = places.forum === "" ? settings.forum : forumFrom(places.forum, settings.forums);
  if (!forum) faults.push("forum");
  const sector = sectorFrom(places.sector);
  if (!sector) faults.push("sector");
  const language = places.language === "" ? settings.language : languageFrom(places.language, languageNames);
  if (!language) faults.push("language");
  if (!parsed.name.success || !parsed.organisation.success || !email.success) return { faults };
  if (!role || !forum || !sector || !language) return { faults };
  const who = { name: parsed.name.data, organisation: parsed.organisation.data, email: email.data };
  return { invitee: { ...who, role, sector, language, forum } };
}

/** What stands after the role: forum, sector, language, of which the first and the last may be left out. */
function placesOf(rest: string[]): { forum: string; sector: string; language: string } | null {
  const [first = "", second = "", third = ""] = rest;
  if (rest.length > 3) return null;
  if (rest.length === 1) return { forum: "", sector: first, language: "" };
  if (rest.length === 2 && sectorFrom(first) && !sectorFrom(second)) {
    return { forum: "", sector: first, language: second };
  }
  return rest.length === 0 ? null : { forum: first, sector: second, language: third };
}

function forumFrom(typed: string, forums: ListSettings["forums"]): string | undefined {
  const word = typed.toLowerCase();
  return forums.find((forum) => [forum.slug, forum.name, forum.prefix].some((known) => known.toLowerCase() === word))
    ?.slug;
}

const languageNames = Object.fromEntries(languageIds.map((id) => [id, languages[id].name])) as Record<Language, string>;

/** The cells of a line without the empty ones at its end. */
function cellsOf(line: string): string[] {
  const separator = ["\t", ";", ","].find((mark) => line.includes(mark)) ?? ",";
  const cells: string[] = [""];
  let isQuoted = false;
  for (const character of line) {
    const last = cells.length - 1;
    if (character === '"' && (isQuoted || cells[last]?.trim() === "")) isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) cells.push("");
    else cells[last] += character;
  }
  const trimmed = cells.map((cell) => cell.trim());
  while (trimmed.length > 0 && trimmed.at(-1) === "") trimmed.pop();
  return trimmed;
}

const choice = <Value extends string>(read: (typed: string) => Value | undefined) =>
  z.string().transform((typed, check) => {
    const value = typed === "" ? undefined : read(typed);
    if (value !== undefined) return value;
    check.addIssue({ code: "custom", message: typed === "" ? "required" : "invalid" });
    return z.NEVER;
  });

/** The form for one person. */
export const inviteForm = z.object({
  name,
  email: emailAddress,
  organisation,
  role: choice(roleFrom),
  sector: choice(sectorFrom),
  language: choice((typed) => languageFrom(typed, languageNames)),
});
