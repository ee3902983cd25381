import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { settleRestored } from "#app/drafting/restored-store.server.ts";
import type { Environment } from "#app/kernel/env.server.ts";
import { newId } from "#app/kernel/id.server.ts";
import { type FileFault, findDamage, findFileFault, holdSqlite, syncToDisk } from "#app/kernel/sqlite-file.server.ts";
import { bringUpToDate } from "../bring-up-to-date.ts";
import { readFileArgument } from "./file-argument.ts";
import { pointToPostgresTools } from "./postgres-tools.ts";
import { readCommandEnvironment } from "./read-environment.ts";
import { CommandFailure, runCommand, type Terminal } from "./terminal.ts";

const usage = "Usage: npm run restore -- FILE";

const faults: Record<FileFault, (file: string) => string> = {
  missing: (file) => `There is no file ${file}.`,
  notAFile: (file) => `${file} is not a file.`,
  notADatabase: (file) => `${file} is not a database.`,
  truncated: (file) => `${file} is cut off: its end is missing.`,
  inUse: (file) => `${file} is a database in use, and part of it lies in ${file}-wal. Make a copy with npm run backup.`,
};

/**
 * `npm run restore -- FILE`: puts a backup in the place of the embedded database, which is kept beside it. Whatever is wrong is found
 * before anything is changed.
 * @returns the exit code
 */
export function runRestore(args: string[], terminal: Terminal): Promise<number> {
  return runCommand(terminal, async () => {
    const file = readFileArgument(args, terminal, { usage, switches: [] })?.file;
    if (file === undefined) return;
    const env = readCommandEnvironment(terminal);
    if (env.DATABASE_URL) pointToPostgresTools(env.DATABASE_URL, file, "restore");
    const fault = await findFileFault(file);
    if (fault) throw new CommandFailure(`${faults[fault](file)} Nothing was changed.`);
    await mkdir(env.DATA_DIR, { recursive: true });

    const workshop = join(env.DATA_DIR, `.restoring-${process.pid}`);
    await mkdir(workshop, { mode: 0o700 });
    try {
      const ready = await prepare(file, workshop);
      const aside = await replace(env, ready);
      terminal.print(`Restored ${file}. Everybody signs in again.`);
      if (aside) terminal.print(`What was there before is kept as ${aside}; delete it when you no longer need it.`);
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
}

/** Checks a copy of the backup and makes it a database of this version. @returns the file to put in place */
async function prepare(file: string, workshop: string): Promise<string> {
  const copy = join(workshop, "trojglos.db");
  const ready = join(workshop, "ready.db");
  await copyFile(file, copy);
  const damage = await findDamage(copy);
  if (damage) throw new CommandFailure(`${file} is damaged: ${damage}. Nothing was changed.`);
  const result = await bringUpToDate(workshop, ready, (db) => settleRestored(db, { at: new Date(), epoch: newId() }));
  if (result === "foreign")
    throw new CommandFailure(`${file} is a database, but not of Trójgłos. Nothing was changed.`);
  if (result === "newer") {
    throw new CommandFailure(`${file} is of a newer version of Trójgłos. Update Trójgłos first. Nothing was changed.`);
  }
  const later = await findDamage(ready);
  if (later) throw new CommandFailure(`${file} could not be brought up to date: ${later}. Nothing was changed.`);
  return ready;
}

/** @returns where the database that was there is kept; null when there was none */
async function replace(env: Environment, ready: string): Promise<string | null> {
  const database = join(env.DATA_DIR, "trojglos.db");
  if (!existsSync(database)) {
    await rename(ready, database);
    await syncToDisk(database);
    return null;
  }
  const held = await holdSqlite(database);
  if (held === "busy")
    throw new CommandFailure(`The server runs on ${env.DATA_DIR}. Stop it first. Nothing was changed.`);
  const aside = `${database}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  try {
    // The name stays taken all the time: a server that starts now never finds it free and makes an empty database.
    // Some file systems have no second names.
    await link(database, aside).catch(() => copyFile(database, aside));
    if (held === "damaged") await setLogAside(database, aside);
    await rename(ready, database);
    await syncToDisk(database);
  } finally {
    if (held !== "damaged") await held.release();
  }
  return aside;
}

/** A damaged database may have a log that cannot be brought into it; beside the restored one it would be taken for its own. */
async function setLogAside(database: string, aside: string): Promise<void> {
  for (const suffix of ["-wal", "-shm", "-journal"]) {
    if (existsSync(database + suffix)) await rename(database + suffix, aside + suffix);
  }
}
