import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { roles } from "#app/forums/actor.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { invitations as english } from "#app/i18n/en/invitations.ts";
import { isLanguage, type Language, languageIds, referenceLanguage } from "#app/i18n/languages.ts";
import { lengths } from "#app/invitations/invitation.ts";
import { inviteFromList, invitePerson } from "#app/invitations/invite.server.ts";
import { roleFrom, sectorFrom } from "#app/invitations/list-words.ts";
import { reasonOf } from "#app/kernel/sqlite-file.server.ts";
import { type AdminCommand, first, type OptionValues } from "./admin-command.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

const sending = "The server sends what is in its outbox; without SMTP_URL it waits there.";

export const inviteCommands: readonly AdminCommand[] = [
  {
    name: "invite",
    usage:
      "invite --forum <slug> --email <address> --name <name> --role <role> --sector <sector> [--organisation <name>] [--language <pl>]",
    about: "Mails one person an invitation into a forum. Roles and sectors as in a list.",
    options: {
      forum: "required",
      email: "required",
      name: "required",
      role: "required",
      sector: "required",
      organisation: "optional",
      language: "optional",
    },
    async run(ctx, values, terminal) {
      const names = ["email", "name", "organisation"] as const;
      const typed: Record<string, string> = Object.fromEntries(names.map((name) => [name, first(values, name)]));
      typed.role = oneOf("role", roleFrom, roles, values);
      typed.sector = oneOf("sector", sectorFrom, sectorIds, values);
      const forum = first(values, "forum");
      const invited = await invitePerson(ctx, "operator", forum, { ...typed, language: languageOf(values) });
      if (!invited.ok) return forumRefusal(invited, forum);
      terminal.print(`Invited ${invited.value.email}. ${sending}`);
      return undefined;
    },
  },
  {
    name: "invite-list",
    usage: "invite-list --forum <slug> [--file <file>] [--language <pl>]",
    about:
      "A person a line, from a file or piped in: name, address, organisation, role, forum, sector, language; forum and language may be left out. Lines that are not right are named, the others are invited.",
    options: { forum: "required", file: "optional", language: "optional" },
    async run(ctx, values, terminal) {
      const forum = first(values, "forum");
      const language = languageOf(values);
      const list = await readListOf(values, terminal);
      const outcome = await inviteFromList(ctx, "operator", forum, { list, language });
      if (!outcome.ok) return forumRefusal(outcome, forum);
      const { sent, broken } = outcome.value;
      terminal.print(`Invited: ${sent}.${sent > 0 ? ` ${sending}` : ""}`);
      for (const { number, text: line, faults } of broken) {
        const why = faults.map((fault) => english.inviteFaults[fault]).join(" ");
        terminal.complain(`Line ${number}: ${line}: ${why}`);
      }
      if (broken.length > 0)
        throw new CommandFailure(
          `Lines that invited nobody: ${broken.length}. Roles and sectors: npm run admin -- help`,
        );
      return undefined;
    },
  },
];

/** @throws CommandFailure for a forum that is not there or is closed: the command line may invite into every other */
function forumRefusal<Refused extends { reason: string }>(refusal: Refused, forum: string): Refused {
  if (refusal.reason === "notFound") throw new CommandFailure(`There is no forum "${forum}".`);
  if (refusal.reason === "forbidden") throw new CommandFailure(`The forum "${forum}" is closed.`);
  return refusal;
}

/** The code of what was typed as a code or a word, as in a list. @throws CommandFailure that says what there is */
function oneOf<Id extends string>(
  option: "role" | "sector",
  find: (typed: string) => Id | undefined,
  ids: readonly Id[],
  values: OptionValues,
): Id {
  const typed = first(values, option);
  const id = find(typed);
  if (id) return id;
  throw new CommandFailure(`There is no ${option} "${typed}". Possible: ${ids.join(", ")}.`, exitCodes.usage);
}

function languageOf(values: OptionValues): Language {
  const typed = first(values, "language") || referenceLanguage;
  if (isLanguage(typed)) return typed;
  throw new CommandFailure(`There is no language "${typed}". Possible: ${languageIds.join(", ")}.`, exitCodes.usage);
}

async function readListOf(values: OptionValues, terminal: Terminal): Promise<string> {
  const file = first(values, "file");
  if (file === "" && terminal.stdin.isTTY) {
    throw new CommandFailure("No list: pipe it in, or name a file with --file.", exitCodes.usage);
  }
  const path = resolve(terminal.env.CALLED_FROM ?? process.cwd(), file);
  const list = file === "" ? await text(terminal.stdin) : await readFile(path, "utf8").catch(cannotRead(path));
  if (list.trim() === "") throw new CommandFailure("The list is empty.");
  if (list.length > lengths.list) {
    throw new CommandFailure(`The list is longer than ${lengths.list} characters. Send it in parts.`);
  }
  // Spreadsheets begin their files with a mark that is no part of the first name.
  return list.replace(/^\uFEFF/, "");
}

const cannotRead =
  (path: string) =>
  (error: unknown): never => {
    throw new CommandFailure(`${path} cannot be read: ${reasonOf(error)}`);
  };
