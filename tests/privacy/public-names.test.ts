import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { LiveClient } from "../support/live-client.ts";
import { findDraft, signInAs } from "../support/people.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";

let application: TestApplication;
let strangers: PageVisitor[];
let names: string[];

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  // Nobody, and somebody of another forum.
  strangers = await Promise.all([null, "warszawa.ngo"].map((account) => visitorOf(application, account)));
  const members = await prismaOf(application.ctx.db).membership.findMany({
    where: { forum: { slug: "krakow" } },
    select: { account: { select: { name: true, email: true } } },
  });
  names = members.flatMap(({ account }) => [account.name, account.email]);
  expect(names.length).toBeGreaterThan(8);
});

afterAll(() => application.close());

/** Everything about the forum that a stranger can ask for. */
async function publicAnswers(): Promise<string> {
  const consulted = await findDraft(application, "krakow", "consultation");
  const recommendation = `/forums/krakow/recommendations/${consulted.number}`;
  const paths = [
    ...["/", "/forums/krakow", "/forums/krakow.data", recommendation, `${recommendation}.data`, "/prywatnosc"],
    ...["/api/v1/forums", "/api/v1/forums/krakow/recommendations", "/forums/krakow/members", "/forums/krakow/audit"],
  ];
  const answers = strangers.flatMap((stranger) => paths.map(async (path) => (await stranger.get(path)).text()));
  return (await Promise.all(answers)).join("\n");
}

const namesIn = (text: string) => names.filter((name) => text.includes(name));

test("no name and no address of a member is in any public answer, until one says that theirs may be; and no longer once they take it back", async () => {
  expect(namesIn(await publicAnswers())).toEqual([]);
  const { cookie, email } = await signInAs(application, "krakow.ngo");
  const { name } = await prismaOf(application.ctx.db).account.findUniqueOrThrow({ where: { email } });
  const person = new FormVisitor(application, { cookie });
  expect((await person.post("/account/privacy", { isNamePublic: "yes" })).status).toBe(303);
  expect(namesIn(await publicAnswers())).toEqual([name]);
  expect((await person.post("/account/privacy", { isNamePublic: "no" })).status).toBe(303);
  expect(namesIn(await publicAnswers())).toEqual([]);
});

test("nobody says it for somebody else", async () => {
  const { location } = await new FormVisitor(application).post("/account/privacy", { isNamePublic: "yes" });
  expect(location).toMatch(/^\/sign-in/);
  expect(await prismaOf(application.ctx.db).account.count({ where: { isNamePublic: true } })).toBe(0);
});

test("/live tells who is here to members only, even of people whose names are public", async () => {
  await prismaOf(application.ctx.db).account.updateMany({ data: { isNamePublic: true } });
  const draft = await findDraft(application, "krakow");
  const member = new LiveClient(application.url, (await signInAs(application, "krakow.city")).cookie);
  const stranger = new LiveClient(application.url, (await signInAs(application, "warszawa.ngo")).cookie);
  await Promise.all([member.connected(), stranger.connected()]);
  const heard: unknown[] = [];
  stranger.socket.onAny((...event) => heard.push(event));
  for (const room of [{ forum: "krakow" }, { document: draft.documentId }]) {
    expect((await member.socket.emitWithAck("watch", room)).ok).toBe(true);
    expect(await stranger.socket.emitWithAck("watch", room)).toEqual({ ok: false, reason: "noAccess" });
  }
  // A room of their own answers after anything that was on its way.
  const own = new Promise((resolve) => stranger.socket.on("presence", resolve));
  expect((await stranger.socket.emitWithAck("watch", { forum: "warszawa" })).ok).toBe(true);
  await own;
  expect(namesIn(JSON.stringify(heard))).toEqual([]);
  const nobody = new LiveClient(application.url, "");
  await new Promise((resolve) => nobody.socket.on("connect_error", resolve));
  expect(nobody.refusal).toBe("signedOut");
  for (const client of [member, stranger, nobody]) client.close();
});
