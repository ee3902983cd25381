import { existsSync } from "node:fs";
import { lstat, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { copySqlite, findDamage, reasonOf, syncToDisk } from "#app/kernel/sqlite-file.server.ts";
import { readFileArgument } from "./file-argument.ts";
import { pointToPostgresTools } from "./postgres-tools.ts";
import { readCommandEnvironment } from "./read-environment.ts";
import { CommandFailure, runCommand, type Terminal } from "./terminal.ts";

const usage = "Usage: npm run backup -- FILE [--force]";

/**
 * `npm run backup -- FILE`: a consistent, checked copy of the embedded database, also while the server runs on it. The file is there
 * whole or not at all.
 * @returns the exit code
 */
export function runBackup(args: string[], terminal: Terminal): Promise<number> {
  return runCommand(terminal, async () => {
    const read = readFileArgument(args, terminal, { usage, switches: ["force"] });
    if (!read) return;
    const { file: target, given } = read;
    const env = readCommandEnvironment(terminal);
    if (env.DATABASE_URL) pointToPostgresTools(env.DATABASE_URL, target, "backup");
    const source = join(env.DATA_DIR, "trojglos.db");
    if (!existsSync(source)) throw new CommandFailure(`There is no database at ${source}.`);
    await checkTarget(source, target, given.has("force"));

    const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    try {
      await copySqlite(source, unfinished).catch((error: unknown) => {
        throw new CommandFailure(`The copy could not be made: ${reasonOf(error)}`);
      });
      const damage = await findDamage(unfinished);
      if (damage) throw new CommandFailure(`The copy is not sound, and so the database may not be: ${damage}`);
      await rename(unfinished, target);
      await syncToDisk(target);
    } finally {
      await rm(unfinished, { force: true });
    }
    const { size } = await stat(target);
    terminal.print(`Wrote ${target}: ${(size / 1_000_000).toFixed(1)} MB, checked.`);
  });
}

async function checkTarget(source: string, target: string, mayOverwrite: boolean): Promise<void> {
  if (!existsSync(dirname(target))) throw new CommandFailure(`There is no folder ${dirname(target)}.`);
  const present = await lstat(target).catch(() => null);
  if (!present) return;
  if (present.isDirectory()) throw new CommandFailure(`${target} is a folder. Name a file.`);
  if ((await realpath(target).catch(() => target)) === (await realpath(source))) {
    throw new CommandFailure(`${target} is the database itself.`);
  }
  if (!mayOverwrite) throw new CommandFailure(`${target} is there already. To replace it, add --force.`);
}
