import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { runAdmin } from "#server/commands/admin.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { testTerminal } from "../../support/terminal.ts";

let application: TestApplication;
let env: Record<string, string | undefined>;

const secretariat = ["create-secretariat", "--email", "Biuro@Forum.example", "--name", "Anna Lis"];
const forum = ["--slug", "nowa-huta", "--prefix", "NH", "--name", "Forum Nowa Huta", "--description", "Po co jest."];
const password = "dobre hasło sekretariatu";

async function admin(args: string[], typed = "", changes: typeof env = {}) {
  const { terminal, printed, complaints } = testTerminal({ ...env, ...changes }, typed);
  return { code: await runAdmin(args, terminal), printed, complaints };
}

const get = (path: string) => fetch(`${application.url}${path}`, { redirect: "manual" });

const signIn = (email: string, word: string) =>
  fetch(`${application.url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: word }),
    redirect: "manual",
  });

// The server runs all the time: commands work beside it.
beforeAll(async () => {
  application = await startTestApplication({ withPages: true, env: { DEMO: false } });
  env = { DATA_DIR: application.dataDir, DATABASE_URL: application.databaseUrl };
});

afterAll(() => application?.close());

describe("an instance without accounts", () => {
  test("says on its first page what to do, and no other page pretends to work", async () => {
    const html = await (await get("/")).text();
    expect(html).toContain("npm run admin -- create-secretariat");
    expect(html).not.toContain("/sign-in");
    for (const path of ["/sign-in", "/forums/krakow", "/nie-ma"]) {
      const response = await get(path);
      expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
    }
    expect((await signIn("a@b.example", password)).headers.get("location")).toBe("/");
    expect((await get("/readyz")).status).toBe(200);
    expect(await (await get("/api/v1/forums")).json()).toEqual([]);
  });

  test("takes no forum before there is an account", async () => {
    const { code, complaints } = await admin(["create-forum", ...forum]);
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining("Create an account first")]);
    expect(await readForums(application.ctx)).toEqual([]);
  });
});

describe("what makes no sense", () => {
  test.each([
    [[], "Say what to do."],
    [["create"], 'There is no command "create".'],
    [["create-forum", "--slug", "a"], "Missing: --prefix."],
    [["create-forum", "--colour", "red"], "Unknown option '--colour'"],
    [["create-forum", "--slug"], "--slug"],
    [[...secretariat, "--name", "Ewa"], "--name is given 2 times."],
    [[...secretariat, "haslo"], '"haslo" is too much.'],
    [[...secretariat, "--password", "x"], "Unknown option '--password'"],
    [secretariat, "No password"],
  ])("%j is not understood", async (args, line) => {
    const { code, complaints } = await admin(args);
    expect(code).toBe(2);
    expect(complaints).toEqual([expect.stringContaining(line)]);
  });

  test.each([
    [["create-secretariat", "--email", "nikt", "--name", "Anna"], password, "email: Give an e-mail address"],
    [["create-secretariat", "--email", "a@b.example", "--name", "\u200b"], password, "name: Fill in this field."],
    [secretariat, "krótkie", "password: "],
  ])("%j is refused", async (args, typed, line) => {
    const { code, complaints } = await admin(args, typed);
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining(line)]);
  });

  test("a wrong configuration is one line", async () => {
    const { code, complaints } = await admin(["list-forums"], "", { DATABASE_URL: "mysql://x" });
    expect([code, complaints]).toEqual([1, ["Configuration: DATABASE_URL: must begin with postgresql://"]]);
  });

  test("a command that needs a database does not make one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trojglos-none-"));
    const { code, complaints } = await admin(["list-forums"], "", { DATA_DIR: folder, DATABASE_URL: undefined });
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining("There is no database")]);
    expect(existsSync(join(folder, "trojglos.db"))).toBe(false);
    await rm(folder, { recursive: true });
  });

  test("a database that does not answer is one line", async () => {
    const away = "postgresql://nobody@127.0.0.1:1/none";
    const { code, complaints } = await admin(["list-forums"], "", { DATABASE_URL: away });
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(/^The database cannot be opened: .+/)]);
  });
});

describe("from the first account on", () => {
  test("the secretariat signs in with the password that was piped in, at once", async () => {
    const { code, printed } = await admin(secretariat, `${password}\n`);
    expect(code).toBe(0);
    expect(printed.join("\n")).toContain("biuro@forum.example");
    expect(printed.join("\n")).not.toContain(password);
    expect((await signIn("biuro@forum.example", password)).status).toBe(303);
    expect((await signIn("biuro@forum.example", `${password}x`)).status).toBe(401);
    expect((await get("/sign-in")).status).toBe(200);
    expect(await (await get("/")).text()).not.toContain("npm run admin");
  });

  test("an address has one account", async () => {
    const { code, complaints } = await admin(secretariat, "", { ADMIN_PASSWORD: password });
    expect([code, complaints]).toEqual([1, ["email: This value is taken already. Choose another one."]]);
  });

  test("a forum is there at once; its slug and prefix are its own", async () => {
    expect((await admin(["create-forum", ...forum])).code).toBe(0);
    expect(await (await get("/forums/nowa-huta")).text()).toContain("Forum Nowa Huta");
    const again = await admin(["create-forum", ...forum]);
    expect(again.code).toBe(1);
    expect(again.complaints[0]).toMatch(/^slug: .*taken.* prefix: .*taken/);
    const listed = await admin(["list-forums"]);
    expect(listed.printed.join("\n")).toMatch(/nowa-huta\s+NH\s+Forum Nowa Huta/);
  });

  test.each([
    [["--slug", "Nowa Huta"], "slug: "],
    [["--prefix", "nh"], "prefix: "],
    [["--name", "\u2060"], "name: "],
    [["--voting-sector", "kosmici"], "votingSectors: "],
  ])("a forum with %j is refused", async (wrong, line) => {
    const other = { "--slug": "inne", "--prefix": "INN", "--name": "Inne", "--description": "Opis" };
    const args = Object.entries(other).filter(([name]) => name !== wrong[0]);
    const { code, complaints } = await admin(["create-forum", ...args.flat(), ...wrong]);
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining(line)]);
  });

  test("what was created stands in the log, as nobody's act", async () => {
    const acts = await findActs(application.ctx.db, {}, 10);
    expect(acts.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ["forumCreated", null],
      ["secretariatCreated", null],
    ]);
  });

  test("forums come in the order in which they were created", async () => {
    const sectors = ["--voting-sector", "ngo", "--voting-sector", "academia"];
    const args = ["--slug", "alfa", "--prefix", "ALF", "--name", "Alfa", "--description", "Opis", ...sectors];
    expect((await admin(["create-forum", ...args])).code).toBe(0);
    const forums = await readForums(application.ctx);
    expect(forums.map(({ slug }) => slug)).toEqual(["nowa-huta", "alfa"]);
    expect(forums[1]?.votingSectors).toEqual(["ngo", "academia"]);
  });
});
