import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { signOut } from "#app/people/sign-out.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, type SignedInPerson, signInAs } from "../../support/people.ts";
import { until } from "../../support/until.ts";

interface Client {
  socket: Socket;
  person: SignedInPerson;
  /** Last presence of each room. */
  presence: Map<string, { name: string; sector: string; role: string }[]>;
  recommendations: { kind: string; number: string; status: string; title: string }[];
}

let application: TestApplication;
const open: Socket[] = [];

beforeAll(async () => {
  application = await startTestApplication();
});

afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

afterAll(() => application.close());

async function connect(account: string, transports = ["websocket"]): Promise<Client> {
  const person = await signInAs(application, account);
  const socket = io(application.url, {
    path: "/live",
    transports,
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: person.cookie },
  });
  open.push(socket);
  const client: Client = { socket, person, presence: new Map(), recommendations: [] };
  socket.on("presence", ({ room, people }) => client.presence.set(room, people));
  socket.on("recommendation", (event) => client.recommendations.push(event));
  await until(() => socket.connected, "connected");
  return client;
}

const watch = (client: Client, request: unknown) => client.socket.emitWithAck("watch", request);

async function moderator(account: string) {
  const { sessionId } = await signInAs(application, account);
  return (await loadActors(application.ctx, [sessionId])).get(sessionId) ?? null;
}

test("who is in a forum and in a draft is told to those who watch it, once a person, and when they leave", async () => {
  const { documentId } = await findDraft(application);
  const city = await connect("krakow.city");
  const migrant = await connect("krakow.migrant");
  const migrantsSecondTab = await connect("krakow.migrant", ["polling"]);
  for (const client of [city, migrant, migrantsSecondTab]) {
    expect(await watch(client, { forum: "krakow" })).toEqual({ ok: true });
    expect(await watch(client, { document: documentId })).toEqual({ ok: true });
  }
  const room = `document:${documentId}`;
  await until(() => city.presence.get(room)?.length === 2, "both are here, once each");
  expect(city.presence.get(room)).toContainEqual({
    id: expect.any(String),
    name: "Daryna Melnyk",
    sector: "migrantCommunity",
    role: "participant",
  });
  expect(city.presence.get("forum:krakow")).toHaveLength(2);
  migrant.socket.disconnect();
  migrantsSecondTab.socket.disconnect();
  await until(() => city.presence.get(room)?.length === 1, "the migrant has left");
});

test("new recommendations and changes of status reach the forum's watchers", async () => {
  const city = await connect("lublin.city");
  await watch(city, { forum: "lublin" });
  const elsewhere = await connect("krakow.city");
  await watch(elsewhere, { forum: "krakow" });
  const actor = await moderator("lublin.moderator");
  await createRecommendation(application.ctx, actor, "lublin", { title: "Zupełnie nowa" });
  await until(() => city.recommendations.some((one) => one.kind === "created"), "created");
  expect(city.recommendations.at(-1)).toMatchObject({ title: "Zupełnie nowa", status: "draft" });

  const { number } = await findDraft(application, "lublin");
  const move = { from: "draft", to: "consultation", reason: "" };
  await moveRecommendation(application.ctx, actor, { forumSlug: "lublin", number }, move);
  await until(
    () => city.recommendations.some((one) => one.number === number && one.status === "consultation"),
    "moved",
  );
  expect(elsewhere.recommendations).toEqual([]);
});

test("nobody is told of what they may not see", async () => {
  const { documentId } = await findDraft(application);
  const stranger = await connect("lublin.city");
  expect(await watch(stranger, { document: documentId })).toEqual({ ok: false, reason: "noAccess" });
  expect(await watch(stranger, { forum: "krakow" })).toEqual({ ok: false, reason: "noAccess" });
  expect(await watch(stranger, { forum: "nie-ma" })).toEqual({ ok: false, reason: "noAccess" });
});

test.each([null, 7, "krakow", {}, { forum: 7 }, { forum: "krakow", document: "x" }, { forum: "x".repeat(1000) }])(
  "a request %o is invalid, and harms nothing",
  async (request) => {
    const client = await connect("krakow.city");
    expect(await watch(client, request)).toEqual({ ok: false, reason: "invalid" });
    expect(await watch(client, { forum: "krakow" })).toEqual({ ok: true });
  },
);

test("without a session, and from a foreign page, nobody connects", async () => {
  const { cookie } = await signInAs(application, "krakow.city");
  for (const extraHeaders of [{}, { cookie: "trojglos_session=forged" }, { cookie, origin: "https://evil.example" }]) {
    const socket = io(application.url, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: extraHeaders as Record<string, string>,
    });
    await new Promise((resolve) => socket.once("connect_error", resolve));
    expect(socket.connected).toBe(false);
    socket.disconnect();
  }
});

test("signing out ends the person's live connection, losing a membership ends what they watch", async () => {
  const first = await connect("warszawa.city");
  const second = await connect("warszawa.ngo");
  const witness = await connect("warszawa.moderator");
  for (const client of [first, second, witness]) await watch(client, { forum: "warszawa" });
  await until(() => witness.presence.get("forum:warszawa")?.length === 3, "all three are here");
  await signOut(application.ctx, first.person.sessionId);
  await until(() => !first.socket.connected, "signed out", 1000);
  await prismaOf(application.ctx.db).membership.updateMany({
    where: { account: { email: second.person.email } },
    data: { endedAt: new Date() },
  });
  await until(() => witness.presence.get("forum:warszawa")?.length === 1, "only the witness is left", 1500);
});
