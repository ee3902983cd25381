import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { sessionCookieName } from "#app/people/session.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { type ReceivedMail, startMailServer, type TestMailServer } from "../support/mail-server.ts";
import { signInAs } from "../support/people.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
let mails: TestMailServer;
let moderator: FormVisitor;

beforeAll(async () => {
  mails = await startMailServer();
  mails.answer((recipient) => (recipient.startsWith("gone") ? 550 : 250));
  application = await startTestApplication({
    withPages: true,
    env: { SMTP_URL: mails.url, APP_URL: "https://forum.example.org", MAIL_FROM: "Forum <forum@example.org>" },
  });
  moderator = await person("krakow.moderator");
});

afterAll(async () => {
  await application.close();
  await mails.close();
});

async function person(account: string): Promise<FormVisitor> {
  return new FormVisitor(application, { cookie: (await signInAs(application, account)).cookie });
}

const prisma = () => prismaOf(application.ctx.db);
const page = "/forums/krakow/invitations";
const olena = {
  intent: "one",
  name: "Olena Koval",
  organisation: "Fundacja Most",
  role: "participant",
  sector: "migrantCommunity",
  language: "pl",
};

async function mailTo(recipient: string, count = 1): Promise<ReceivedMail> {
  await until(() => mails.mails.filter((mail) => mail.to === recipient).length >= count, `mail to ${recipient}`);
  return mails.lastTo(recipient) as ReceivedMail;
}

/** The page that the mail's link leads to. */
function linkIn(mail: ReceivedMail): string {
  const link = /https:\/\/forum\.example\.org(\/\S+)/.exec(mail.text)?.[1];
  if (!link) throw new Error(mail.text);
  return link;
}

async function invited(email: string): Promise<string> {
  expect((await moderator.post(page, { ...olena, email })).status).toBe(303);
  return linkIn(await mailTo(email));
}

const newcomer = () => new FormVisitor(application);

/** As if somebody had sent so many invitations within the last minutes. */
async function sentBefore(account: string, count: number): Promise<void> {
  const { id: sentById } = await prisma().account.findUniqueOrThrow({ where: { email: `${account}@demo.example` } });
  await invited(`${account}.before@example.org`);
  const { id: invitationId } = await prisma().invitation.findFirstOrThrow({
    where: { email: `${account}.before@example.org` },
  });
  const at = new Date();
  await prisma().invitationLink.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      tokenHash: `before ${n}`,
      invitationId,
      sentById,
      createdAt: at,
      expiresAt: at,
    })),
  });
}

/** Answers the question about the mark of a sector, which a member of a migrant community is asked first (privacy). */
async function agreeToSector(visitor: FormVisitor): Promise<void> {
  const asked = await visitor.get("/forums/krakow");
  expect(asked.location).toMatch(/consent/);
  const answer = await visitor.post("/forums/krakow/consent", {
    decision: "given",
    redirectTo: "/forums/krakow",
  });
  expect(answer.status).toBe(303);
}

describe("inviting", () => {
  test("the mail says in the invited person's language who invites to what; the page shows who was invited", async () => {
    await moderator.post(page, { ...olena, email: " Olena@Example.org ", language: "en" });
    const mail = await mailTo("olena@example.org");
    expect(mail.subject).toBe("Invitation: Forum Kraków");
    expect(mail.text).toContain("Marek Dziedzic invites you");
    expect(mail.text).toContain("migrant communit");
    expect(mail.text).toContain("https://forum.example.org/invitation?token=");
    const { html } = await moderator.get(`${page}?sent=1`);
    expect(html).toContain("olena@example.org");
    expect(html).toMatch(/data-state="invited"/);
  });

  test("the token is nowhere in the database once the mail has gone", async () => {
    const token = (await invited("hashed@example.org")).split("token=")[1] ?? "";
    await until(
      async () => (await prisma().outgoingMail.count({ where: { sentAt: null, failedAt: null } })) === 0,
      "every mail is sent",
    );
    const rows = [await prisma().invitation.findMany(), await prisma().invitationLink.findMany()];
    expect(JSON.stringify([...rows, await prisma().outgoingMail.findMany()])).not.toContain(token);
  });

  test("a form with faults says so beside the fields, keeps what was typed and invites nobody", async () => {
    const before = await prisma().invitation.count();
    const answer = await moderator.post(page, { ...olena, email: "nie adres", sector: "" });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('value="nie adres"');
    expect(answer.html).toContain("Podaj adres e-mail");
    expect(answer.html).toContain("Wypełnij to pole");
    expect(await prisma().invitation.count()).toBe(before);
  });

  test("who is a member or has an invitation is not invited again", async () => {
    const member = await moderator.post(page, { ...olena, email: "krakow.ngo@demo.example" });
    expect([member.status, member.html.includes("jest już na forum")]).toEqual([400, true]);
    await invited("once@example.org");
    const again = await moderator.post(page, { ...olena, email: "once@example.org" });
    expect([again.status, again.html.includes("ma już zaproszenie")]).toEqual([400, true]);
  });

  test("of ten moderators' clicks at once on the same address, one invites", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => moderator.post(page, { ...olena, email: "click@example.org" })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(400)]);
    expect(await prisma().invitation.count({ where: { email: "click@example.org" } })).toBe(1);
  });

  test.each([
    ["nobody", null, 401],
    ["a participant", "krakow.ngo", 403],
    ["another forum's moderator", "lublin.moderator", 403],
  ])("%s neither sees the page nor invites, sends again or withdraws", async (_name, account, status) => {
    const visitor = account ? await person(account) : newcomer();
    await invited(`by-${status}-${account}@example.org`);
    const { id } = await prisma().invitation.findFirstOrThrow({
      where: { email: `by-${status}-${account}@example.org` },
    });
    const before = await prisma().invitation.findMany();
    expect((await visitor.get(page)).html).not.toContain("@example.org");
    expect((await visitor.get(page)).status).toBe(status);
    expect((await visitor.post(page, { ...olena, email: "no@example.org" })).status).toBe(status);
    const line = "Olena; no@example.org; ; uczestniczka; media";
    expect((await visitor.post(page, { intent: "list", list: line })).status).toBe(status);
    for (const intent of ["resend", "withdraw"]) expect((await visitor.post(page, { intent, id })).status).toBe(status);
    expect(await prisma().invitation.findMany()).toEqual(before);
  });

  test("an invitation of another forum is not found", async () => {
    await invited("scoped@example.org");
    const { id } = await prisma().invitation.findFirstOrThrow({ where: { email: "scoped@example.org" } });
    const other = await person("lublin.moderator");
    expect((await other.post("/forums/lublin/invitations", { intent: "withdraw", id })).status).toBe(404);
  });

  test("the secretariat invites into every forum", async () => {
    const secretariat = await person("secretariat");
    expect((await secretariat.post(page, { ...olena, email: "office@example.org" })).status).toBe(303);
    expect((await mailTo("office@example.org")).text).toContain("Sekretariat zaprasza Cię");
  });

  test("an address that does not exist is shown as such, with the mail server's answer", async () => {
    await moderator.post(page, { ...olena, email: "gone@example.org" });
    await until(async () => {
      const { html } = await moderator.get(page);
      return /data-state="bounced"/.test(html) && html.includes("550");
    }, "the page shows the bounce");
  });
});

describe("a pasted list", () => {
  test("invites everyone whose line is right; the others stay in the field with their numbers and reasons", async () => {
    const list = [
      "Adam Zych; adam@example.org; Urząd miasta; uczestnik; krakow; samorząd miasta",
      "Ewa Bez Adresu; ; Urząd miasta; uczestnik; krakow; samorząd miasta",
      "",
      "Piotr Zły; piotr@example.org; x; szef; krakow; kosmos",
      "Iryna; iryna@example.org; Most; експертка; krakow; наука; en",
      "Obcy; obcy@example.org; x; uczestnik; lublin; media",
    ].join("\n");
    const answer = await moderator.post(page, { intent: "list", list, listLanguage: "pl" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Zaproszenia gotowe: 2");
    const field = /<textarea[^>]*name="list"[^>]*>([^<]*)</.exec(answer.html)?.[1] ?? "";
    expect(field.trim().split("\n")).toHaveLength(3);
    expect(field).toContain("piotr@example.org");
    expect(field).not.toContain("adam@example.org");
    const said = answer.html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(said).toMatch(/Wiersz 2: Ewa Bez Adresu.*Brakuje adresu e-mail/);
    expect(said).toMatch(/Wiersz 4: Piotr Zły.*Nie ma takiej roli.*Nie ma takiego sektora/);
    expect(said).toMatch(/Wiersz 6: Obcy.*Nie możesz zapraszać na to forum/);
    expect((await mailTo("adam@example.org")).subject).toBe("Zaproszenie: Forum Kraków");
    expect((await mailTo("iryna@example.org")).subject).toBe("Invitation: Forum Kraków");
    expect(mails.lastTo("obcy@example.org")).toBeUndefined();
  });

  test("an empty list is refused", async () => {
    expect((await moderator.post(page, { intent: "list", list: "  " })).status).toBe(400);
  });

  test("more than two hundred an hour stay in the field, however many are sent at once", async () => {
    const busy = await person("lublin.moderator");
    await sentBefore("lublin.moderator", 180);
    const lines = (from: number) =>
      Array.from({ length: 15 }, (_, n) => `Osoba ${from + n}; osoba${from + n}@example.org; ; uczestnik; media`);
    const answers = await Promise.all(
      [0, 15].map((from) =>
        busy.post("/forums/lublin/invitations", { intent: "list", list: lines(from).join("\n"), listLanguage: "pl" }),
      ),
    );
    expect(answers.map(({ status }) => status)).toContain(422);
    expect(await prisma().invitation.count({ where: { email: { startsWith: "osoba" } } })).toBe(20);
    const one = await busy.post("/forums/lublin/invitations", { ...olena, email: "over@example.org" });
    expect(one.status).toBe(429);
    expect(one.html).toContain('value="over@example.org"');
  });
});

describe("accepting", () => {
  test("opening the link changes nothing, however often; a click makes the account and signs in", async () => {
    const link = await invited("nowa@example.org");
    const before = await prisma().invitation.findMany({ include: { links: true } });
    const visitor = newcomer();
    for (let times = 0; times < 3; times++) {
      const answer = await visitor.get(link);
      expect(answer.status).toBe(200);
      expect(answer.html).toContain("Marek Dziedzic zaprasza Cię");
      expect(answer.html).toContain('value="Olena Koval"');
    }
    await fetch(application.url + link, { method: "HEAD" });
    expect(await prisma().invitation.findMany({ include: { links: true } })).toEqual(before);
    const accepted = await visitor.post(link, { name: "Olena Kowal", next: "" });
    await agreeToSector(visitor);
    expect([accepted.status, accepted.location]).toEqual([303, "/forums/krakow?welcome=1"]);
    const home = await visitor.get("/forums/krakow?welcome=1");
    expect(home.html).toContain("Witamy na forum");
    expect(home.html).toContain("Olena Kowal");
    expect((await moderator.get(page)).html).toMatch(/data-state="came"/);
    const account = await prisma().account.findUniqueOrThrow({
      where: { email: "nowa@example.org" },
      include: { memberships: true },
    });
    expect(account).toMatchObject({ passwordHash: null, organisation: "Fundacja Most", isSecretariat: false });
    expect(account.memberships).toMatchObject([{ role: "participant", sector: "migrantCommunity", endedAt: null }]);
  });

  test("a password may be chosen with the account, and then opens it", async () => {
    const link = await invited("haslo@example.org");
    const weak = await newcomer().post(link, { name: "Olena", next: "haslo" });
    expect([weak.status, weak.html.includes("mniej niż 10 znaków")]).toEqual([400, true]);
    expect((await newcomer().post(link, { name: "Olena", next: "zielony parasol 44" })).status).toBe(303);
    const form = { email: "haslo@example.org", password: "zielony parasol 44" };
    expect((await newcomer().post("/sign-in", form)).cookies.get(sessionCookieName)).toBeTruthy();
  });

  test("a name of nothing visible is refused and keeps the invitation", async () => {
    const link = await invited("pusta@example.org");
    expect((await newcomer().post(link, { name: " \u200b " })).status).toBe(400);
    expect((await newcomer().post(link, { name: "Olena" })).status).toBe(303);
  });

  test("used, withdrawn, expired and wrong links each have their own page, and open nothing", async () => {
    const used = await invited("used@example.org");
    expect((await newcomer().post(used, { name: "Olena" })).status).toBe(303);
    const withdrawn = await invited("withdrawn@example.org");
    const { id } = await prisma().invitation.findFirstOrThrow({ where: { email: "withdrawn@example.org" } });
    expect((await moderator.post(page, { intent: "withdraw", id })).status).toBe(303);
    const expired = await invited("expired@example.org");
    const past = { expiresAt: new Date(Date.now() - 1) };
    await prisma().invitationLink.updateMany({ where: { invitation: { email: "expired@example.org" } }, data: past });
    await prisma().invitation.updateMany({ where: { email: "expired@example.org" }, data: past });
    const sentences: [string, number, string][] = [
      [used, 410, "już przyjęte"],
      [withdrawn, 410, "wycofano"],
      [expired, 410, "wygasło"],
      ["/invitation?token=zly", 404, "nie prowadzi do zaproszenia"],
    ];
    const accounts = await prisma().account.count();
    for (const [link, status, sentence] of sentences) {
      const visitor = newcomer();
      const shown = await visitor.get(link);
      expect([shown.status, shown.html.includes(sentence)]).toEqual([status, true]);
      const posted = await visitor.post(link, { name: "Kto inny" });
      expect([posted.status, posted.html.includes(sentence)]).toEqual([status, true]);
      expect(visitor.cookie).toBe("");
    }
    expect(await prisma().account.count()).toBe(accounts);
  });

  test("a program that opens the mail's link and even submits its form does not keep out whom the mail was for", async () => {
    const email = "skaner@example.org";
    const link = await invited(email);
    const program = newcomer();
    await fetch(application.url + link, { method: "HEAD" });
    for (let times = 0; times < 3; times++) await program.get(link);
    expect((await program.post(link, { name: "Olena Koval", next: "" })).status).toBe(303);
    const owner = newcomer();
    const late = await owner.get(link);
    expect([late.status, late.html.includes("Poproś o odnośnik e-mailem")]).toEqual([410, true]);
    await owner.post("/sign-in/link", { email });
    const mail = await mailTo(email, 2);
    const code = /(?<!\S)\d{6}(?!\d)/.exec(mail.text)?.[0] ?? "";
    const entered = await owner.post(linkIn(mail), {
      intent: "enter",
      token: linkIn(mail).split(/token=|&/)[1] ?? "",
      code,
    });
    expect([entered.status, owner.cookie !== ""]).toEqual([303, true]);
  });

  test("of ten clicks at once, one makes the account", async () => {
    const link = await invited("race@example.org");
    const answers = await Promise.all(Array.from({ length: 10 }, () => newcomer().post(link, { name: "Olena" })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await prisma().account.count({ where: { email: "race@example.org" } })).toBe(1);
  });

  test("sent again, the new link works, and so does the first", async () => {
    const first = await invited("again@example.org");
    const { id } = await prisma().invitation.findFirstOrThrow({ where: { email: "again@example.org" } });
    expect((await moderator.post(page, { intent: "resend", id })).location).toBe(`${page}?done=resent`);
    const second = linkIn(await mailTo("again@example.org", 2));
    expect(second).not.toBe(first);
    expect((await newcomer().get(first)).status).toBe(200);
    expect((await newcomer().post(second, { name: "Olena" })).status).toBe(303);
    expect((await newcomer().get(first)).status).toBe(410);
    expect((await moderator.post(page, { intent: "resend", id })).status).toBe(409);
    expect((await moderator.post(page, { intent: "withdraw", id })).status).toBe(409);
  });

  test("who has an account joins with it, signed in as that very address", async () => {
    const link = await invited("lublin.ngo@demo.example");
    const outside = await newcomer().get(link);
    expect(outside.html).toContain("ma już konto");
    expect((await newcomer().post(link, { name: "Obcy" })).status).toBe(403);
    const other = await person("lublin.city");
    expect((await other.get(link)).html).toContain("Wyloguj się i otwórz");
    expect((await other.post(link, {})).status).toBe(403);
    const owner = await person("lublin.ngo");
    expect((await owner.post(link, {})).location).toBe("/forums/krakow?welcome=1");
    const joined = await prisma().membership.findFirst({
      where: { account: { email: "lublin.ngo@demo.example" }, forum: { slug: "krakow" } },
    });
    expect(joined).toMatchObject({ role: "participant", sector: "migrantCommunity", endedAt: null });
    expect(await prisma().account.findUnique({ where: { email: "lublin.ngo@demo.example" } })).toMatchObject({
      name: "Magda Sowa",
    });
  });

  test("a member whose time had ended comes back by an invitation", async () => {
    await prisma().membership.updateMany({
      where: { account: { email: "krakow.observer@demo.example" }, forum: { slug: "krakow" } },
      data: { endedAt: new Date() },
    });
    const link = await invited("krakow.observer@demo.example");
    expect((await (await person("krakow.observer")).post(link, {})).status).toBe(303);
    const row = await prisma().membership.findFirst({
      where: { account: { email: "krakow.observer@demo.example" }, forum: { slug: "krakow" } },
    });
    expect(row).toMatchObject({ role: "participant", endedAt: null });
  });

  test("every step is in the log of administrative acts", async () => {
    const kinds = (await prisma().auditEntry.findMany()).map((entry) => entry.kind);
    for (const kind of ["personInvited", "invitationResent", "invitationWithdrawn", "memberJoined"]) {
      expect(kinds).toContain(kind);
    }
  });
});

test("the address of a link's page is neither kept nor told to other sites", async () => {
  const link = await invited("secret@example.org");
  const response = await fetch(application.url + link);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("same-origin");
});

test("a link's host comes from APP_URL, not from the request", async () => {
  await fetch(`${application.url}${page}`, {
    method: "POST",
    body: new URLSearchParams({ ...olena, email: "host@example.org" }),
    headers: { cookie: moderator.cookie, "x-forwarded-host": "evil.example" },
  });
  expect((await mailTo("host@example.org")).text).not.toContain("evil.example");
});
