import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
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
  const { sessionSecret } = application.ctx;
  env = { DATA_DIR: application.dataDir, DATABASE_URL: application.databaseUrl, SESSION_SECRET: sessionSecret };
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
    for (const path of ["/prywatnosc", "/deklaracja-dostepnosci"]) expect((await get(path)).status).toBe(200);
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

const guest = ["--name", "Ewa Maj", "--role", "uczestniczka", "--sector", "ngo"];

async function mailsTo(recipient: string) {
  return prismaOf(application.ctx.db).outgoingMail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } });
}

describe("invitations without a browser", () => {
  test("one person gets a mail in their language, whose link opens; the log knows nobody who sent it", async () => {
    const args = ["--forum", "nowa-huta", "--email", "Ewa@ngo.example", "--language", "uk"];
    const { code, printed, complaints } = await admin(["invite", ...args, ...guest]);
    expect([code, complaints]).toEqual([0, []]);
    expect(printed[0]).toContain("ewa@ngo.example");
    const [mail] = await mailsTo("ewa@ngo.example");
    expect(mail).toMatchObject({ kind: "invitation", language: "uk", subject: "Запрошення: Forum Nowa Huta" });
    expect(mail?.text).toContain("Секретаріат запрошує вас");
    const [, path = ""] = /(\/invitation\?token=\S+)/.exec(mail?.text ?? "") ?? [];
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Forum Nowa Huta");
    const [act] = await findActs(application.ctx.db, { kind: "personInvited" }, 1);
    expect(act).toMatchObject({ actorId: null, after: JSON.stringify({ role: "participant" }) });
  });

  test.each([
    [["--forum", "nigdzie", "--email", "a@b.example", ...guest], 1, 'There is no forum "nigdzie".'],
    [["--forum", "alfa", "--email", "nikt", ...guest], 1, "email: Give an e-mail address"],
    [
      ["--forum", "nowa-huta", "--email", "ewa@ngo.example", ...guest],
      1,
      "email: This person has an invitation already",
    ],
    [["--forum", "alfa", "--email", "a@b.example", ...guest, "--language", "la"], 2, 'There is no language "la".'],
    [
      ["--forum", "alfa", "--email", "a@b.example", "--name", "A B", "--role", "król", "--sector", "ngo"],
      2,
      'There is no role "król". Possible: moderator, participant',
    ],
  ])("%j is refused", async (args, exit, line) => {
    const { code, complaints } = await admin(["invite", ...args]);
    expect(code).toBe(exit);
    expect(complaints).toEqual([expect.stringContaining(line)]);
    expect(await mailsTo("a@b.example")).toEqual([]);
  });

  const list = [
    "Imię i nazwisko;Adres e-mail;Organizacja;Rola;Sektor",
    "Ala Bur;ala@miasto.example;Urząd Miasta;moderatorka;urząd miasta",
    "Bez adresu;;Urząd Miasta;uczestnik;urząd miasta",
    "Ola Cis;ola@ngo.example;Fundacja;uczestniczka;ngo;uk",
    "Zły Wiersz;zly@ngo.example;Fundacja;król;kosmici",
  ].join("\r\n");

  test.each(["piped in", "from a file"])("a list %s: broken lines are named, the others invited, once", async (way) => {
    const folder = await mkdtemp(join(tmpdir(), "trojglos-list-"));
    const forumArgs = ["--forum", way === "piped in" ? "nowa-huta" : "alfa"];
    await writeFile(join(folder, "lista.csv"), `\uFEFF${list}`);
    const { code, printed, complaints } =
      way === "piped in"
        ? await admin(["invite-list", ...forumArgs], list)
        : await admin(["invite-list", ...forumArgs, "--file", "lista.csv"], "", { CALLED_FROM: folder });
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(printed).toEqual(["Invited: 2. The server sends what is in its outbox; without SMTP_URL it waits there."]);
    expect(complaints).toEqual([
      "Line 3: Bez adresu;;Urząd Miasta;uczestnik;urząd miasta: The e-mail address is missing.",
      expect.stringMatching(/^Line 5: Zły Wiersz.*: There is no such role\..* There is no such sector\./),
      "Lines that invited nobody: 2. Roles and sectors: npm run admin -- help",
    ]);
    const mails = await mailsTo("ola@ngo.example");
    expect(mails.map(({ language }) => language)).toEqual(way === "piped in" ? ["uk"] : ["uk", "uk"]);
    expect(await mailsTo("zly@ngo.example")).toEqual([]);
  });

  test.each([
    [["--file", "/nie/ma"], "", 1, "/nie/ma cannot be read: "],
    [[], "  \n", 1, "The list is empty."],
    [[], "x".repeat(40_001), 1, "longer than 40000"],
    [["--forum", "alfa"], "", 2, "--forum is given 2 times"],
  ])("a list by %j is one line of complaint when it cannot be had", async (args, typed, exit, line) => {
    const { code, complaints } = await admin(["invite-list", "--forum", "alfa", ...args], typed);
    expect(code).toBe(exit);
    expect(complaints).toEqual([expect.stringContaining(line)]);
  });

  test("nobody is invited into a closed forum", async () => {
    const { db } = application.ctx;
    await prismaOf(db).forum.update({ where: { slug: "alfa" }, data: { archivedAt: new Date() } });
    const { code, complaints } = await admin(["invite", "--forum", "alfa", "--email", "nowa@b.example", ...guest]);
    await prismaOf(db).forum.update({ where: { slug: "alfa" }, data: { archivedAt: null } });
    expect([code, complaints]).toEqual([1, ['The forum "alfa" is closed.']]);
  });
});

describe("people", () => {
  const accountOf = (email: string) =>
    prismaOf(application.ctx.db).account.findUniqueOrThrow({ where: { email }, select: { id: true } });

  test("are listed with forum, role and state; who was invited is among them until they come", async () => {
    const { printed } = await admin(["list-people"]);
    const text = printed.join("\n");
    expect(text).toMatch(/^-\s+secretariat\s+biuro@forum\.example\s+Anna Lis\s+last signed in \d{4}-\d\d-\d\d$/m);
    expect(text).toMatch(/^nowa-huta\s+participant\s+ewa@ngo\.example\s+Ewa Maj\s+invited, until \d{4}-\d\d-\d\d$/m);
    const one = (await admin(["list-people", "--forum", "alfa"])).printed.join("\n");
    expect(one).toContain("ala@miasto.example");
    expect(one).not.toContain("ewa@ngo.example");
    expect(one).not.toContain("biuro@forum.example");
    expect((await admin(["list-people", "--forum", "x"])).complaints).toEqual(['There is no forum "x".']);
  });

  test("who has lost their mail signs in once by a link and a code that were handed to them, and is told", async () => {
    const { code, printed } = await admin(["sign-in-link", "--email", "Biuro@forum.example"]);
    expect(code).toBe(0);
    const [, url = "", digits = ""] = printed;
    const [, sixDigits = ""] = /^Code: (\d{6})$/.exec(digits) ?? [];
    const token = new URL(url).searchParams.get("token") ?? "";
    const enter = (typed: string) =>
      fetch(`${application.url}/sign-in/link`, {
        method: "POST",
        body: new URLSearchParams({ intent: "enter", token, code: typed, redirectTo: "/account" }),
        redirect: "manual",
      });
    const path = `/sign-in/link${new URL(url).search}`;
    expect((await get(path)).status).toBe(200);
    expect((await enter(sixDigits === "000000" ? "000001" : "000000")).status).toBe(410);
    const entered = await enter(sixDigits);
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/account"]);
    expect((await enter(sixDigits)).status).toBe(410);
    expect((await get(path)).status).toBe(410);
    const { id } = await accountOf("biuro@forum.example");
    const [act] = await findActs(application.ctx.db, {}, 1);
    expect(act).toMatchObject({ kind: "signInLinkIssued", actorId: null, personId: id });
    expect(JSON.stringify(act)).not.toContain(sixDigits);
    const [mail] = await mailsTo("biuro@forum.example");
    expect(mail?.text).toContain("wydała odnośnik do logowania");
    expect(mail?.text).not.toContain(token);
  });

  test("a link that nobody used in time opens nothing", async () => {
    const { printed } = await admin(["sign-in-link", "--email", "biuro@forum.example"]);
    const { now } = application.ctx;
    application.ctx.now = () => new Date(Date.now() + 10 * 60_000 + 1000);
    const path = `/sign-in/link${new URL(printed[1] ?? "").search}`;
    expect((await get(path)).status).toBe(410);
    application.ctx.now = now;
  });

  test("who has lost their second factor gets it reset: every factor and session goes, with a mail and an entry", async () => {
    const { id } = await accountOf("biuro@forum.example");
    const prisma = prismaOf(application.ctx.db);
    const none = await admin(["reset-second-factor", "--email", "biuro@forum.example"]);
    expect([none.code, none.complaints]).toEqual([1, ["biuro@forum.example has no second factor."]]);
    const at = new Date();
    await prisma.codeApp.create({ data: { accountId: id, secret: "x", lastStep: 0, createdAt: at } });
    await prisma.recoveryCode.create({ data: { id: "r", accountId: id } });
    await prisma.account.update({ where: { id }, data: { secondFactorSince: at } });
    expect(await prisma.session.count({ where: { accountId: id } })).toBeGreaterThan(0);

    expect((await admin(["sign-in-link", "--email", "biuro@forum.example"])).printed.join("\n")).toContain(
      "reset-second-factor --email biuro@forum.example",
    );
    const { code } = await admin(["reset-second-factor", "--email", "biuro@forum.example"]);
    expect(code).toBe(0);
    for (const count of [prisma.codeApp.count(), prisma.recoveryCode.count(), prisma.session.count()]) {
      expect(await count).toBe(0);
    }
    expect(await prisma.account.findUnique({ where: { id } })).toMatchObject({ secondFactorSince: null });
    const [act] = await findActs(application.ctx.db, {}, 1);
    expect(act).toMatchObject({ kind: "secondFactorReset", actorId: null, personId: id });
    expect((await mailsTo("biuro@forum.example")).at(-1)?.subject).toContain("wyłączył drugi krok logowania");
    expect((await signIn("biuro@forum.example", password)).status).toBe(303);
  });

  test.each(["reset-second-factor", "sign-in-link"])(
    "%s for an address without an account is refused",
    async (name) => {
      const { code, complaints } = await admin([name, "--email", "nikt@nigdzie.example"]);
      expect([code, complaints]).toEqual([1, ["Nobody has an account with the address nikt@nigdzie.example."]]);
    },
  );
});
