import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { deliverMail } from "#app/mail/deliver-mail.server.ts";
import type { Letter } from "#app/mail/letter.ts";
import { prepareMail, queueMail } from "#app/mail/queue-mail.server.ts";
import { createSmtp, type Transport } from "#app/mail/smtp.server.ts";
import { deleteOldMails, mailInsertion } from "#app/mail/store.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startMailServer, type TestMailServer } from "../support/mail-server.ts";

const database: TestDatabase = await createTestDatabase();
let server: TestMailServer;
let transport: Transport;
let now: Date;
let ctx: Context;

const minute = 60_000;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeEach(async () => {
  now = new Date("2026-11-21T12:00:00Z");
  ctx = testContext(database, { now: () => now });
  server = await startMailServer();
  transport = createSmtp(server.url, "Trójgłos <forum@example.org>");
});

afterEach(async () => {
  transport.close();
  await server.close();
  await prismaOf(ctx.db).outgoingMail.deleteMany();
});

afterAll(() => database.close());

function letter(changes: Partial<Letter> = {}): Letter {
  return {
    kind: "notice",
    to: "olena@example.org",
    language: "pl",
    usefulUntil: new Date(now.getTime() + 14 * 86_400_000),
    words: (t) => ({
      subject: t("signIn.title"),
      paragraphs: ["Zażółć gęślą jaźń <b>&</b>"],
      link: { label: "Wejdź", path: "/sign-in?a=1&b=2" },
      notes: ["Koniec."],
    }),
    ...changes,
  };
}

const outbox = () => prismaOf(ctx.db).outgoingMail.findMany();

test("a mail arrives as text and HTML in its reader's language, with the link from APP_URL", async () => {
  await queueMail(ctx, letter());
  await queueMail(ctx, letter({ to: "john@example.org", language: "en" }));
  await deliverMail(ctx, transport);
  const mail = server.lastTo("olena@example.org");
  expect(mail?.subject).toBe("Logowanie");
  expect(mail?.text).toContain("Zażółć gęślą jaźń <b>&</b>");
  expect(mail?.text).toContain("https://forum.example.org/sign-in?a=1&b=2");
  expect(mail?.html).toContain("Zażółć gęślą jaźń &lt;b&gt;&amp;&lt;/b&gt;");
  expect(mail?.html).toContain('href="https://forum.example.org/sign-in?a=1&amp;b=2"');
  expect(mail?.html).toContain('lang="pl"');
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.headers.get("from")).toContain("<forum@example.org>");
  expect(server.lastTo("john@example.org")?.subject).toBe("Sign in");
});

test("what was sent is not sent again, and its texts, which may let somebody in, are gone from the database", async () => {
  await queueMail(ctx, letter());
  await deliverMail(ctx, transport);
  later(60 * minute);
  await deliverMail(ctx, transport);
  expect(server.mails).toHaveLength(1);
  expect(await outbox()).toMatchObject([{ sentAt: expect.any(Date), text: "", html: "", attempts: 1 }]);
});

test("a server that refuses for now is asked again, each time after a longer pause, until it takes the mail", async () => {
  server.answer(() => 451);
  await queueMail(ctx, letter());
  const pauses: number[] = [];
  for (let tries = 0; tries < 4; tries++) {
    await deliverMail(ctx, transport);
    const [mail] = await outbox();
    pauses.push((mail?.nextTryAt.getTime() ?? 0) - now.getTime());
    expect(mail?.lastError).toContain("451");
    now = new Date((mail?.nextTryAt.getTime() ?? 0) - 1);
    await deliverMail(ctx, transport);
    expect(server.asked).toHaveLength(tries + 1);
    later(1);
  }
  expect(pauses).toEqual([30_000, 60_000, 120_000, 240_000]);
  server.answer(() => 250);
  await deliverMail(ctx, transport);
  expect(server.mails).toHaveLength(1);
  expect(await outbox()).toMatchObject([{ sentAt: now, failedAt: null, attempts: 5 }]);
});

test("an address that does not exist is recorded and not tried again; other mails go out", async () => {
  server.answer((recipient) => (recipient === "gone@example.org" ? 550 : 250));
  await queueMail(ctx, letter({ to: "gone@example.org" }));
  await queueMail(ctx, letter());
  await deliverMail(ctx, transport);
  later(24 * 60 * minute);
  await deliverMail(ctx, transport);
  expect(server.asked.filter((recipient) => recipient === "gone@example.org")).toHaveLength(1);
  const gone = (await outbox()).find((mail) => mail.recipient === "gone@example.org");
  expect(gone).toMatchObject({ failure: "refused", lastError: expect.stringContaining("550"), text: "", html: "" });
  expect(server.lastTo("olena@example.org")).toBeDefined();
});

test("without a mail server the mail waits, and goes out once there is one", async () => {
  const nowhere = createSmtp("smtp://127.0.0.1:1", "forum@example.org");
  await queueMail(ctx, letter());
  await deliverMail(ctx, nowhere);
  expect(await outbox()).toMatchObject([{ sentAt: null, failedAt: null, attempts: 1 }]);
  later(minute);
  await deliverMail(ctx, transport);
  expect(server.mails).toHaveLength(1);
});

test("what is of no use any more is not sent", async () => {
  await queueMail(ctx, letter({ usefulUntil: new Date(now.getTime() + 10 * minute) }));
  later(10 * minute);
  await deliverMail(ctx, transport);
  expect(server.asked).toEqual([]);
  expect(await outbox()).toMatchObject([{ failure: "expired" }]);
});

test("a mail that stays refused for days is given up", async () => {
  server.answer(() => 450);
  await queueMail(ctx, letter());
  for (let tries = 0; tries < 25; tries++) {
    await deliverMail(ctx, transport);
    later(4 * 60 * minute);
  }
  expect(server.asked).toHaveLength(20);
  expect(await outbox()).toMatchObject([{ failure: "givenUp" }]);
});

test("several processes that send at once send each mail once", async () => {
  for (let person = 0; person < 30; person++) await queueMail(ctx, letter({ to: `person${person}@example.org` }));
  await Promise.all([1, 2, 3, 4].map(() => deliverMail(ctx, transport)));
  expect(server.mails).toHaveLength(30);
  expect(new Set(server.mails.map((mail) => mail.to)).size).toBe(30);
});

test("a mail that a process took and never sent, because it ended, is sent by another", async () => {
  await queueMail(ctx, letter());
  const ending: Transport = { send: () => new Promise(() => {}), close() {} };
  void deliverMail(ctx, ending);
  await expect.poll(async () => (await outbox())[0]?.attempts).toBe(1);
  await deliverMail(ctx, transport);
  expect(server.mails).toHaveLength(0);
  later(11 * minute);
  await deliverMail(ctx, transport);
  expect(server.mails).toHaveLength(1);
});

test("a mail is queued with what causes it, or not at all", async () => {
  const row = await prepareMail(ctx, letter());
  const prisma = prismaOf(ctx.db);
  const failing = prisma.accessEpoch.create({ data: { id: 1 } });
  await expect(prisma.$transaction([mailInsertion(prisma, row), failing])).rejects.toThrow();
  expect(await outbox()).toEqual([]);
});

test("a line break in what a person typed begins no other header", async () => {
  await queueMail(
    ctx,
    letter({ words: () => ({ subject: "Forum\r\nBcc: all@example.org\u0000", paragraphs: ["x"], notes: [] }) }),
  );
  await deliverMail(ctx, transport);
  expect(server.mails[0]?.subject).toBe("Forum Bcc: all@example.org");
  expect(server.mails[0]?.headers.has("bcc")).toBe(false);
  expect(server.asked).toEqual(["olena@example.org"]);
});

test("old mails are forgotten", async () => {
  await queueMail(ctx, letter());
  await deliverMail(ctx, transport);
  await deleteOldMails(ctx.db, now);
  expect(await outbox()).toHaveLength(1);
  await deleteOldMails(ctx.db, new Date(now.getTime() + 1));
  expect(await outbox()).toEqual([]);
});
