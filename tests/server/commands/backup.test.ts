import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { findRecommendations } from "#app/drafting/store.server.ts";
import { loadActor } from "#app/forums/load-actors.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { migrate, pendingMigrations } from "#app/kernel/migrate.server.ts";
import { createPrisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { search } from "#app/publishing/search.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { findVersions } from "#app/versions/store.server.ts";
import { runBackup } from "#server/commands/backup.ts";
import { runRestore } from "#server/commands/restore.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { testContext } from "../../support/context.ts";
import { actorOf, findDraft, signInAs } from "../../support/people.ts";
import { runProgram } from "../../support/program.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { testTerminal } from "../../support/terminal.ts";
import { until } from "../../support/until.ts";
import { openedVote, simpleMajority } from "../../voting/held/assembly.ts";

const onSqlite = !process.env.TEST_DATABASE_URL;

let folder: string;
let application: TestApplication;
/** A sound backup of the running application. */
let backup: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trojglos-backup-"));
  application = await startTestApplication({ withPages: true });
  backup = join(folder, "sound.db");
  if (onSqlite) await runBackup([backup], testTerminal({ DATA_DIR: application.dataDir }).terminal);
});

afterAll(async () => {
  await application?.close();
  await rm(folder, { recursive: true, force: true });
});

async function make(args: string[], env: Record<string, string | undefined> = { DATA_DIR: application.dataDir }) {
  const { terminal, printed, complaints } = testTerminal(env);
  return { code: await runBackup(args, terminal), printed, complaints };
}

async function bringBack(args: string[], env: Record<string, string | undefined>) {
  const { terminal, printed, complaints } = testTerminal(env);
  return { code: await runRestore(args, terminal), printed, complaints };
}

const hashOf = async (file: string) =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

async function epochOf(ctx: Context, id: string): Promise<string> {
  return (await prismaOf(ctx.db).document.findUniqueOrThrow({ where: { id } })).epoch;
}

const everything = { words: "", city: "", area: "", addressee: "", status: "", page: 1 };
const words = (text: string) => new Set(text.match(/\[\w+-\d+\]/g) ?? []);

describe.runIf(onSqlite)("a backup while people write", () => {
  test("holds everything that was acknowledged before it began, and every text opens where it is restored", async () => {
    // A vote that is open goes along, and so do versions and what is searched.
    const { voteId } = await openedVote(application.ctx, { isSecret: false, terms: simpleMajority });
    const { documentId, id, number } = await findDraft(application);
    const writers = await Promise.all(
      ["krakow.city", "krakow.ngo", "krakow.migrant"].map(async (name) => {
        const { cookie } = await signInAs(application, name);
        const client = new SyncClient(application.wsUrl, documentId, cookie);
        await client.synced();
        return { name: name.replace("krakow.", ""), client };
      }),
    );
    const acknowledged = new Set<string>();
    let isWriting = true;
    const writing = writers.map(async ({ name, client }) => {
      for (let count = 0; isWriting; count++) {
        client.write(`[${name}-${count}]`);
        if ((await client.barrier()).status === 0) acknowledged.add(`[${name}-${count}]`);
      }
    });
    await until(() => acknowledged.size > 60, "people write");
    const city = await actorOf(application, "krakow.city");
    const at = { forumSlug: "krakow", number };
    expect((await nameVersion(application.ctx, city, at, { title: "Przed kopią" })).ok).toBe(true);

    const promised = [...acknowledged];
    const target = join(folder, "under-writing.db");
    const made = await runProgram("backup", [target], { DATA_DIR: application.dataDir, DATABASE_URL: undefined });
    const meanwhile = acknowledged.size - promised.length;
    isWriting = false;
    await Promise.all(writing);
    for (const { client } of writers) client.close();
    expect(made).toMatchObject({ code: 0, complaints: "" });
    // Otherwise nobody wrote while it was made, and the test has shown nothing.
    expect(meanwhile).toBeGreaterThan(5);

    const elsewhere = join(folder, "elsewhere");
    const restored = await runProgram("restore", [target], { DATA_DIR: elsewhere, DATABASE_URL: undefined });
    expect(restored).toMatchObject({ code: 0, complaints: "" });
    const database = createPrisma({ dataDir: elsewhere });
    const ctx = testContext(database);
    const texts = await Promise.all(
      (await findRecommendations(ctx.db)).map(async (one) => {
        const { doc } = await loadDocument(ctx.db, one.documentId);
        return { id: one.documentId, text: doc.getXmlFragment("body").toString() };
      }),
    );
    expect(texts).toHaveLength((await findRecommendations(application.ctx.db)).length);
    const stored = words(texts.find(({ id }) => id === documentId)?.text ?? "");
    expect(promised.filter((word) => !stored.has(word))).toEqual([]);
    const version = (await findVersions(ctx.db, id)).at(-1);
    expect(version).toMatchObject({ kind: "named", title: "Przed kopią" });
    expect((await search(ctx, city, { ...everything, words: "city-0" })).total).toBe(1);
    expect(await prismaOf(ctx.db).voteState.findUnique({ where: { voteId } })).toMatchObject({ state: "open" });
    expect(await prismaOf(ctx.db).elector.count({ where: { voteId } })).toBe(
      await prismaOf(application.ctx.db).elector.count({ where: { voteId } }),
    );
    await database.close();
  });
});

describe.runIf(onSqlite)("restoring", () => {
  test("puts the backup in place, keeps what was there, ends sessions and makes browsers drop their copies", async () => {
    const { cookie } = await signInAs(application, "krakow.city");
    const token = cookie.split("=")[1];
    const target = join(folder, "with-session.db");
    expect((await make([target])).code).toBe(0);
    const before = await findDraft(application);
    const dataDir = join(folder, "replaced");
    await mkdir(dataDir);
    await cp(backup, join(dataDir, "trojglos.db"));
    const old = await hashOf(join(dataDir, "trojglos.db"));

    const { code, printed } = await runProgram("restore", [target], { DATA_DIR: dataDir, DATABASE_URL: undefined });
    expect(code).toBe(0);
    const names = (await readdir(dataDir)).sort();
    const aside = names.find((name) => name.startsWith("trojglos.db.before-"));
    expect(names).toEqual(["trojglos.db", aside]);
    expect(printed).toContain(aside);
    expect(await hashOf(join(dataDir, aside ?? ""))).toBe(old);

    const database = createPrisma({ dataDir });
    const ctx = testContext(database);
    expect(await loadActor(application.ctx, token)).not.toBeNull();
    expect(await loadActor(ctx, token)).toBeNull();
    const after = await findDraft({ ctx });
    expect(after.documentId).toBe(before.documentId);
    expect(await epochOf(ctx, after.documentId)).not.toBe(await epochOf(application.ctx, before.documentId));
    expect((await findActs(ctx.db, {}, 1))[0]?.kind).toBe("databaseRestored");
    await database.close();
  });

  test("brings an older database up to date", async () => {
    const root = join(folder, "older-version");
    await cp("prisma", join(root, "prisma"), { recursive: true, filter: (source) => !source.endsWith("generated") });
    const migrations = (await readdir(join(root, "prisma/migrations"))).filter((name) => /^\d/.test(name)).sort();
    await rm(join(root, "prisma/migrations", migrations.at(-1) ?? ""), { recursive: true });
    const older = createPrisma({ dataDir: join(folder, "older") });
    await migrate(older, root);
    await older.close();
    const file = join(folder, "older.db");
    expect((await make([file], { DATA_DIR: join(folder, "older") })).code).toBe(0);

    const dataDir = join(folder, "from-older");
    expect(await runProgram("restore", [file], { DATA_DIR: dataDir, DATABASE_URL: undefined })).toMatchObject({
      code: 0,
      complaints: "",
    });
    const database = createPrisma({ dataDir });
    expect(await pendingMigrations(database)).toEqual([]);
    await database.close();
  });

  test("waits for nobody: while a server runs on the data it is refused", async () => {
    const { documentId } = await findDraft(application);
    const before = await epochOf(application.ctx, documentId);
    const { code, complaints } = await runProgram("restore", [backup], {
      DATA_DIR: application.dataDir,
      DATABASE_URL: undefined,
    });
    expect(code).toBe(1);
    expect(complaints).toMatch(/^The server runs on .* Stop it first\. Nothing was changed\.\n$/);
    expect((await readdir(application.dataDir)).filter((name) => /before|restoring/.test(name))).toEqual([]);
    expect(await epochOf(application.ctx, documentId)).toBe(before);
    expect((await fetch(`${application.url}/readyz`)).status).toBe(200);
  });

  test("also replaces what is no database any more", async () => {
    const dataDir = join(folder, "ruined");
    await mkdir(dataDir);
    await writeFile(join(dataDir, "trojglos.db"), "ruined ".repeat(2000));
    await writeFile(join(dataDir, "trojglos.db-wal"), "ruined too");
    expect((await runProgram("restore", [backup], { DATA_DIR: dataDir, DATABASE_URL: undefined })).code).toBe(0);
    const names = await readdir(dataDir);
    expect(names).not.toContain("trojglos.db-wal");
    expect(names.filter((name) => /\.before-[\dTZ-]+(-wal)?$/.test(name))).toHaveLength(2);
    const database = createPrisma({ dataDir });
    expect((await findRecommendations(database.db)).length).toBeGreaterThan(0);
    await database.close();
  });

  test.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ["is missing", async () => {}, /There is no file/],
    ["is a folder", (file) => mkdir(file), /is not a file/],
    ["is empty", (file) => writeFile(file, ""), /is not a database/],
    ["is something else", (file) => writeFile(file, "PK\u0003\u0004".repeat(1000)), /is not a database/],
    [
      "is cut off",
      async (file) => {
        await cp(backup, file);
        await truncate(file, (await stat(file)).size - 1);
      },
      /is cut off/,
    ],
    [
      "is damaged inside",
      async (file) => {
        const bytes = await readFile(backup);
        bytes.fill(0x5a, 4096 * 3, 4096 * 30);
        await writeFile(file, bytes);
      },
      /is damaged/,
    ],
    [
      "is in use",
      async (file) => {
        await cp(backup, file);
        await writeFile(`${file}-wal`, "x");
      },
      /is a database in use/,
    ],
    [
      "belongs to another program",
      async (file) => {
        const other = createPrisma({ dataDir: `${file}-other` });
        await other.prisma.$executeRaw`CREATE TABLE "Other" ("id" INTEGER)`;
        await other.close();
        await make([file], { DATA_DIR: `${file}-other` });
      },
      /not of Trójgłos/,
    ],
    [
      "is of a newer version",
      async (file) => {
        await mkdir(`${file}-newer`);
        await cp(backup, join(`${file}-newer`, "trojglos.db"));
        const newer = createPrisma({ dataDir: `${file}-newer` });
        await newer.prisma.$executeRaw`UPDATE "_prisma_migrations" SET migration_name = '99990101000000_later'
          WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")`;
        await newer.close();
        await make([file], { DATA_DIR: `${file}-newer` });
      },
      /newer version/,
    ],
  ])("a file that %s is refused in one line, and nothing changes", async (name, prepare, line) => {
    const dataDir = join(folder, `kept ${name}`);
    await mkdir(dataDir);
    await cp(backup, join(dataDir, "trojglos.db"));
    const before = await hashOf(join(dataDir, "trojglos.db"));
    const file = join(folder, `${name}.db`);
    await prepare(file);
    const { code, printed, complaints } = await bringBack([file], { DATA_DIR: dataDir });
    expect([code, printed]).toEqual([1, []]);
    expect(complaints).toEqual([expect.stringMatching(line)]);
    expect(await readdir(dataDir)).toEqual(["trojglos.db"]);
    expect(await hashOf(join(dataDir, "trojglos.db"))).toBe(before);
  });
});

describe.runIf(onSqlite)("a backup is refused", () => {
  test("over a file that is there, unless one says so; what was there is whole until then", async () => {
    const file = join(folder, "there.db");
    await writeFile(file, "something else");
    const refused = await make([file]);
    expect([refused.code, refused.complaints]).toEqual([1, [expect.stringContaining("--force")]]);
    expect(await readFile(file, "utf8")).toBe("something else");
    expect((await make([file, "--force"])).code).toBe(0);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test.each([
    ["over the database itself", () => join(application.dataDir, "trojglos.db"), "is the database itself"],
    ["in a folder that is not there", () => join(folder, "no/such/file.db"), "There is no folder"],
    ["onto a folder", () => folder, "is a folder"],
  ])("%s", async (_name, file, line) => {
    const { code, complaints } = await make([file(), "--force"]);
    expect([code, complaints]).toEqual([1, [expect.stringContaining(line)]]);
  });

  test("where there is no database", async () => {
    const { code, complaints } = await make([join(folder, "none.db")], { DATA_DIR: join(folder, "nowhere") });
    expect([code, complaints]).toEqual([1, [expect.stringContaining("There is no database")]]);
  });

  test("of a damaged database, and nothing is left behind", async () => {
    const dataDir = join(folder, "damaged");
    await mkdir(dataDir);
    const bytes = await readFile(backup);
    bytes.fill(0x5a, 4096 * 3, 4096 * 30);
    await writeFile(join(dataDir, "trojglos.db"), bytes);
    const { code, complaints } = await make([join(folder, "of-damaged.db")], { DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(complaints).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.includes("of-damaged"))).toEqual([]);
  });
});

test("both name PostgreSQL's own tools where it is in use, without the password", async () => {
  const env = { DATABASE_URL: "postgresql://forum:secret@db.example:5433/forum?schema=one" };
  const made = await make(["/backups/today.dump"], env);
  expect([made.code, made.complaints]).toEqual([1, [expect.stringContaining("PostgreSQL")]]);
  expect(made.complaints[0]).toContain(
    "pg_dump --format=custom --schema=one --file='/backups/today.dump' 'postgresql://forum@db.example:5433/forum'",
  );
  const restored = await bringBack(["/backups/today.dump"], env);
  expect(restored.code).toBe(1);
  expect(restored.complaints[0]).toMatch(/pg_restore .*--dbname='postgresql:\/\/forum@db.example:5433\/forum'/);
});

test("without a file, with two or with an unknown switch both say how they are used", async () => {
  for (const args of [[], ["a", "b"], ["--all", "a"]]) {
    expect(await make(args, {})).toMatchObject({ code: 2, complaints: ["Usage: npm run backup -- FILE [--force]"] });
    expect(await bringBack(args, {})).toMatchObject({ code: 2, complaints: ["Usage: npm run restore -- FILE"] });
  }
});
