import { parseArgs } from "node:util";
import { roles } from "#app/forums/actor.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { errors as english } from "#app/i18n/en/errors.ts";
import type { Refusal } from "#app/kernel/result.ts";
import { withContext } from "../open-for-command.ts";
import type { AdminCommand, OptionValues } from "./admin-command.ts";
import { adminCommands } from "./admin-commands.ts";
import { CommandFailure, exitCodes, runCommand, type Terminal } from "./terminal.ts";

/**
 * `npm run admin -- <command> …`: what has to be done on the server itself, by the same use cases as the web pages.
 * @returns the exit code
 */
export function runAdmin(args: string[], terminal: Terminal): Promise<number> {
  return runCommand(terminal, async () => {
    const [name, ...rest] = args;
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      for (const line of help()) terminal.print(line);
      if (name === undefined) throw new CommandFailure("Say what to do.", exitCodes.usage);
      return;
    }
    const command = adminCommands.find((one) => one.name === name);
    if (!command) throw notUnderstood(`There is no command "${name}".`);
    const values = readOptions(command, rest);
    await withContext(terminal, { mayCreate: command.mayCreateDatabase === true }, async (ctx) => {
      const refusal = await command.run(ctx, values, terminal);
      if (refusal) throw new CommandFailure(sentence(refusal));
    });
  });
}

function help(): string[] {
  const commands = adminCommands.flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]);
  return [
    "Usage: npm run admin -- <command> [options]",
    "",
    ...commands,
    "",
    `Roles: ${roles.join(", ")}.`,
    `Sectors: ${sectorIds.join(", ")}; their names in any language of the pages, too.`,
    "",
    "The database is the server's: the same DATA_DIR or DATABASE_URL. The server may be running meanwhile.",
    "Exit codes: 0 done, 1 refused or failed, 2 not understood.",
  ];
}

function notUnderstood(line: string): CommandFailure {
  return new CommandFailure(`${line} See: npm run admin -- help`, exitCodes.usage);
}

/** The options of a command; each takes a value, an unknown or a missing one is refused. */
function readOptions(command: AdminCommand, args: string[]): OptionValues {
  const options = Object.fromEntries(
    Object.keys(command.options).map((name) => [name, { type: "string", multiple: true } as const]),
  );
  const { values, positionals } = parsed(args, options);
  const words = command.words ?? [];
  if (positionals.length > words.length) throw notUnderstood(`"${positionals[words.length]}" is too much.`);
  const given: OptionValues = {};
  for (const [name, value] of Object.entries(values)) given[name] = value ?? [];
  for (const [index, word] of words.entries()) {
    const value = positionals[index];
    if (value === undefined) throw notUnderstood(`Missing: <${word}>.`);
    given[word] = [value];
  }
  for (const [name, kind] of Object.entries(command.options)) {
    const count = given[name]?.length ?? 0;
    if (kind === "required" && count === 0) throw notUnderstood(`Missing: --${name}.`);
    if (kind !== "many" && count > 1) throw notUnderstood(`--${name} is given ${count} times.`);
  }
  return given;
}

function parsed(args: string[], options: Record<string, { type: "string"; multiple: true }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [line = ""] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw notUnderstood(`${line.replace(/\.$/, "")}.`);
  }
}

/** One line for a refusal: what is wrong with which option, or why it may not be. */
function sentence({ reason, fields = {} }: Refusal<string>): string {
  const sentences = english.errors as Record<string, string>;
  const faults = Object.entries(fields).map(
    ([path, code]) => `${path.split(".")[0]}: ${sentences[code] ?? sentences.invalid}`,
  );
  return faults.length > 0 ? faults.join(" ") : (sentences[reason] ?? `Refused: ${reason}.`);
}
