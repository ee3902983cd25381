import { connect } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCodeHeader, decodeFrames, encodeFrames } from "#app/drafting/polling-protocol.ts";
import { signOut } from "#app/people/sign-out.server.ts";
import { PolledSocket } from "#server/sync/polled-socket.ts";
import { messageType } from "#server/sync/protocol.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, type SignedInPerson, signInAs } from "../../support/people.ts";
import { pollingAs } from "../../support/polling.ts";
import { syncFrame, updateOf } from "../../support/raw-client.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;
let draft: Awaited<ReturnType<typeof findDraft>>;

beforeAll(async () => {
  application = await startTestApplication();
  draft = await findDraft(application);
});

afterAll(() => application.close());

async function join(account: string, transport: "webSocket" | "http", forum = "krakow") {
  const { documentId } = await findDraft(application, forum);
  const person = await signInAs(application, account);
  const WebSocketPolyfill = transport === "http" ? pollingAs(person.cookie) : undefined;
  const client = new SyncClient(application.wsUrl, documentId, person.cookie, { WebSocketPolyfill });
  return { client, person };
}

/** Asks as the given person, at once; the address is that of the draft's text. */
function ask(method: string, path: string, person: SignedInPerson | null, init: RequestInit = {}) {
  return fetch(`${application.url}/sync/${draft.documentId}${path}`, {
    method,
    ...init,
    headers: { ...(person && { cookie: person.cookie }), ...init.headers },
  });
}

async function open(person: SignedInPerson): Promise<string> {
  const answer = await ask("POST", "", person);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Reads until the server closes. @returns the code */
async function closeCodeOf(id: string, person: SignedInPerson): Promise<number> {
  for (let turn = 1; ; turn++) {
    const answer = await ask("GET", `/${id}/${turn}`, person);
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    const code = answer.headers.get(closeCodeHeader);
    if (code) return Number(code);
  }
}

const update = syncFrame(
  2,
  updateOf((doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("słowo")]);
    doc.getXmlFragment("body").push([paragraph]);
  }),
);

test("two people write one text, one over a WebSocket and one over plain HTTP, and both get it on disk", async () => {
  const { client: near } = await join("krakow.city", "webSocket");
  const { client: far } = await join("krakow.migrant", "http");
  await Promise.all([near.synced(), far.synced()]);
  far.provider.awareness.setLocalState({ cursor: null });
  near.write("przez gniazdo");
  far.write("zwykłym HTTP");
  for (const client of [near, far]) {
    await until(() => client.text.includes("przez gniazdo") && client.text.includes("zwykłym HTTP"), "both pieces");
    expect((await client.barrier()).status).toBe(0);
  }
  expect(far.text).toBe(near.text);
  const names = () => [...near.provider.awareness.getStates().values()].map((state) => state.user?.name);
  await until(() => names().includes("Daryna Melnyk"), "who writes over HTTP is shown by name");
  far.close();
  await until(() => !names().includes("Daryna Melnyk"), "who leaves is gone at once", 2000);
  near.close();
});

test("a long text comes and goes whole, in as many requests as it takes", async () => {
  const { client: near } = await join("krakow.city", "webSocket");
  const { client: far } = await join("krakow.ngo", "http");
  await Promise.all([near.synced(), far.synced()]);
  for (let piece = 0; piece < 6; piece++) far.write("x".repeat(200_000));
  expect((await far.barrier()).status).toBe(0);
  await until(() => near.text.length > 1_200_000, "the long text arrives");
  const { client: late } = await join("krakow.migrant", "http");
  await late.synced();
  expect(late.text).toBe(far.text);
  for (const client of [near, far, late]) client.close();
});

test("an observer reads over plain HTTP, and what they send is refused", async () => {
  const { client } = await join("krakow.observer", "http");
  await client.synced();
  client.write("wtręt obserwatora");
  expect((await client.barrier()).status).toBe(1);
  const { client: city } = await join("krakow.city", "webSocket");
  await city.synced();
  expect(city.text).not.toContain("wtręt");
  client.close();
  city.close();
});

test("signing out ends the connection with the code that a WebSocket gets, and the client stays away", async () => {
  const { client, person } = await join("krakow.city", "http");
  await client.synced();
  await signOut(application.ctx, person.sessionId);
  await until(() => client.closedWith !== null, "closed", 1000);
  expect(client.closedWith).toBe(4401);
  expect(client.provider.shouldConnect).toBe(false);
  client.close();
});

test("who may not come in is told why, as over a WebSocket", async () => {
  const { documentId } = await findDraft(application);
  const { cookie } = await signInAs(application, "krakow.city");
  const codeFor = async (document: string, as: string, params: Record<string, string> = {}) => {
    const client = new SyncClient(application.wsUrl, document, as, { params, WebSocketPolyfill: pollingAs(as) });
    await until(() => client.closedWith !== null, "turned away");
    client.close();
    return client.closedWith;
  };
  expect(await codeFor(documentId, "")).toBe(4401);
  expect(await codeFor("nosuchdocument", cookie)).toBe(4404);
  expect(await codeFor(documentId, cookie, { schema: "0" })).toBe(4409);
});

test("a page of another origin gets nothing", async () => {
  const person = await signInAs(application, "krakow.city");
  const headers = { origin: "https://elsewhere.example" };
  expect((await ask("POST", "", person, { headers })).status).toBe(403);
  const id = await open(person);
  expect((await ask("GET", `/${id}/1`, person, { headers })).status).toBe(403);
  expect((await ask("POST", `/${id}/1`, person, { headers, body: encodeFrames([update]) })).status).toBe(403);
  expect((await ask("DELETE", `/${id}`, person)).status).toBe(204);
});

test("the connection of one session is not there for another, though of the same person", async () => {
  const person = await signInAs(application, "krakow.city");
  const id = await open(person);
  for (const other of [null, await signInAs(application, "krakow.ngo"), await signInAs(application, "krakow.city")]) {
    expect((await ask("GET", `/${id}/1`, other)).status).toBe(404);
    expect((await ask("POST", `/${id}/1`, other, { body: encodeFrames([update]) })).status).toBe(404);
    expect((await ask("DELETE", `/${id}`, other)).status).toBe(404);
  }
  expect((await ask("GET", `/${id}/1`, person)).status).toBe(200);
  await ask("DELETE", `/${id}`, person);
  expect((await ask("GET", `/${id}/2`, person)).status).toBe(404);
});

test("too large a frame, too large a body and a body that breaks off end the connection with their codes", async () => {
  const person = await signInAs(application, "krakow.city");
  const codeAfter = async (body: Uint8Array<ArrayBuffer>) => {
    const id = await open(person);
    await ask("POST", `/${id}/1`, person, { body });
    return closeCodeOf(id, person);
  };
  expect(await codeAfter(encodeFrames([new Uint8Array(256 * 1024 + 1)]))).toBe(4413);
  expect(await codeAfter(encodeFrames([new Uint8Array(2 * 1024 * 1024)]))).toBe(4413);
  expect(await codeAfter(encodeFrames([update]).slice(0, -1))).toBe(4400);
  expect(await codeAfter(new Uint8Array([0, 0]))).toBe(4400);
  expect(await codeAfter(encodeFrames([new Uint8Array(0)]))).toBe(4400);
  const id = await open(person);
  const answer = await ask("POST", `/${id}/1`, person, { body: new Uint8Array(2 * 1024 * 1024) });
  expect([answer.status, answer.headers.get(closeCodeHeader)]).toEqual([413, "4413"]);
});

test("a client that asks twice for the same turn may have missed the answer: the connection ends", async () => {
  const person = await signInAs(application, "krakow.city");
  const id = await open(person);
  expect((await ask("GET", `/${id}/1`, person)).status).toBe(200);
  expect((await ask("GET", `/${id}/1`, person)).status).toBe(404);
  expect((await ask("GET", `/${id}/2`, person)).status).toBe(404);
});

test("a client that breaks off in the middle of a request is let go at once", async () => {
  const person = await signInAs(application, "krakow.city");
  const reading = await open(person);
  const left = new AbortController();
  const poll = (turn: number) => ask("GET", `/${reading}/${turn}`, person, { signal: left.signal });
  // Behind the answer to a question nothing is on its way that the broken request would still have got.
  const question = new Uint8Array([messageType.barrier, 7]);
  await ask("POST", `/${reading}/1`, person, { body: encodeFrames([question]) });
  let turn = 0;
  let heard: number[] = [];
  while (!heard.includes(messageType.barrierReply)) {
    const frames = decodeFrames(new Uint8Array(await (await poll(++turn)).arrayBuffer()));
    heard = [...frames].map((frame) => frame?.at(0) ?? -1);
  }
  const waiting = poll(turn + 1).catch(() => "left");
  await ask("POST", `/${reading}/2`, person);
  left.abort();
  expect(await waiting).toBe("left");
  await until(async () => (await ask("POST", `/${reading}/3`, person)).status === 404, "the reader is gone");

  const writing = await open(person);
  const { documentId } = await findDraft(application);
  const socket = connect(application.port, "127.0.0.1");
  socket.write(
    `POST /sync/${documentId}/${writing}/1 HTTP/1.1\r\nHost: x\r\nCookie: ${person.cookie}\r\nContent-Length: 99\r\n\r\nabc`,
  );
  socket.once("connect", () => setTimeout(() => socket.destroy(), 50));
  await until(async () => (await ask("POST", `/${writing}/2`, person)).status === 404, "the writer is gone");
});

test("a client that asks for nothing any more is let go", () => {
  vi.useFakeTimers();
  const socket = new PolledSocket();
  const codes: number[] = [];
  socket.on("close", (code) => codes.push(code));
  socket.send(new Uint8Array(100));
  expect(socket.bufferedAmount).toBe(100);
  vi.advanceTimersByTime(34_000);
  expect(codes).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect([codes, socket.readyState, socket.bufferedAmount]).toEqual([[1006], 3, 0]);
  vi.useRealTimers();
});

test("frames come out of a body as they went in, and never from beyond it", () => {
  const frames = [new Uint8Array([1, 2]), new Uint8Array(0), new Uint8Array([3])];
  expect([...decodeFrames(encodeFrames(frames))]).toEqual(frames);
  expect([...decodeFrames(new Uint8Array([0, 0, 0, 9, 1]))]).toEqual([null]);
  expect([...decodeFrames(new Uint8Array([0, 0, 0, 1, 7, 0]))]).toEqual([new Uint8Array([7]), null]);
});
