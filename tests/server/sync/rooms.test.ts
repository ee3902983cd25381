import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { nextTurn } from "#app/drafting/hydrate.server.ts";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { Gathered } from "#server/sync/gathered.ts";
import { Journal } from "#server/sync/journal.ts";
import { limits, TokenBucket } from "#server/sync/limits.ts";
import type { Participant } from "#server/sync/participant.ts";
import { Room } from "#server/sync/room.ts";
import { RoomText } from "#server/sync/room-text.ts";
import { Rooms } from "#server/sync/rooms.ts";
import { decodeUpdate } from "#server/sync/update-check.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { updateOf } from "../../support/raw-client.ts";
import { emptyText, participant, roomWorld } from "../../support/room.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

const paragraph = (text: string) =>
  updateOf((doc) => {
    const element = new Y.XmlElement("paragraph");
    element.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment("body").push([element]);
  });

function enqueue(room: Room, connection: Participant, bytes: Uint8Array): void {
  const update = decodeUpdate(bytes);
  if (!update) throw new Error("not an update");
  room.enqueue({ type: "update", connection, update, isReply: false });
}

test("an update is sent on only after it is on disk", async () => {
  let finish: (stored: boolean) => void = () => {};
  const room = new Room(
    "d",
    emptyText(),
    roomWorld(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    ),
    () => {},
  );
  const [author, reader] = [participant(), participant("readOnly")];
  room.join(author);
  room.join(reader);
  enqueue(room, author, paragraph("słowo"));
  room.enqueue({ type: "barrier", connection: author, seq: 1 });
  await new Promise((resolve) => setImmediate(resolve));
  expect([author.told, reader.told]).toEqual([[], []]);
  finish(true);
  await room.settled();
  expect(author.told).toEqual(["settled", "barrier 1 0"]);
  expect(reader.told).toEqual(["update"]);
});

test("what many write in one window is one commit and one frame", async () => {
  const commits: Commit[] = [];
  const store = async (commit: Commit) => {
    commits.push(commit);
    return true;
  };
  const room = new Room("d", emptyText(), roomWorld(store), () => {});
  const reader = participant("readOnly");
  room.join(reader);
  const authors = Array.from({ length: 20 }, () => participant());
  for (const author of authors) room.join(author);
  enqueue(room, authors[0] ?? reader, paragraph("first"));
  for (const [index, author] of authors.entries()) enqueue(room, author, paragraph(`word ${index}`));
  await room.settled();
  expect(commits.length).toBeLessThanOrEqual(2);
  expect(reader.told.filter((one) => one === "update").length).toBe(commits.length);
});

test("a commit whose answer was lost is not written twice", async () => {
  const stored: Commit[] = [];
  let losesAnswer = true;
  const room = new Room(
    "d",
    emptyText(),
    roomWorld(
      async (commit) => {
        if (stored.some((one) => one.seq === commit.seq)) throw new Error("the number is taken");
        stored.push(commit);
        if (losesAnswer) {
          losesAnswer = false;
          throw new Error("connection lost");
        }
        return true;
      },
      {
        readSince: async (_id, seq) => stored.filter((one) => one.seq > seq).map((one) => ({ ...one, written: [] })),
      },
    ),
    () => {},
  );
  const author = participant();
  room.join(author);
  enqueue(room, author, paragraph("raz"));
  room.enqueue({ type: "barrier", connection: author, seq: 1 });
  await room.settled();
  expect(stored).toHaveLength(1);
  expect(room.seq).toBe(1);
  expect(author.told).toEqual(["settled", "barrier 1 0"]);
});

test("what another process has stored meanwhile is taken in, and one's own goes after it", async () => {
  const theirs = paragraph("z innego procesu");
  const stored: number[] = [];
  const room = new Room(
    "d",
    emptyText(),
    roomWorld(
      async (commit) => {
        if (commit.seq === 1) throw new Error("the number is taken");
        stored.push(commit.seq);
        return true;
      },
      {
        readSince: async (_id, seq) =>
          seq < 1
            ? [
                {
                  seq: 1,
                  at: new Date(),
                  entries: new Uint8Array([1]),
                  written: [{ userId: "", sector: "", update: theirs }],
                },
              ]
            : [],
      },
    ),
    () => {},
  );
  const author = participant();
  room.join(author);
  enqueue(room, author, paragraph("moje"));
  await room.settled();
  expect(stored).toEqual([2]);
  const doc = new Y.Doc();
  const frames = room.missing(new Uint8Array([0]));
  if (typeof frames === "string") throw new Error(frames);
  for (const frame of frames) Y.applyUpdate(doc, readPayload(frame));
  expect(doc.getXmlFragment("body").toString()).toContain("z innego procesu");
  expect(doc.getXmlFragment("body").toString()).toContain("moje");
});

test("one document's failure fails no other's commit in the same statement", async () => {
  const journal = new Journal(async (commits) => {
    if (commits.some((commit) => commit.documentId === "broken")) throw new Error("the number is taken");
    return new Set(commits.map((commit) => commit.documentId));
  });
  const commit = (documentId: string): Commit => ({
    documentId,
    seq: 1,
    at: new Date(),
    entries: new Uint8Array(),
    accessEpoch: 0,
  });
  const results = await Promise.allSettled(["a", "broken", "b"].map((id) => journal.write(commit(id))));
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("questions that arrive while others are asked share the next round, and a failed round fails its own only", async () => {
  const rounds: number[][] = [];
  const gathered = new Gathered(async (questions: number[]) => {
    rounds.push(questions);
    await new Promise((resolve) => setImmediate(resolve));
    if (questions.includes(1)) throw new Error("away");
    return questions.map((question) => question * 2);
  });
  const first = [1, 2].map((question) => gathered.ask(question));
  const second = first.map((answer, index) => answer.catch(() => gathered.ask(index + 3)));
  expect(await Promise.all(second)).toEqual([6, 8]);
  expect(rounds).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("a document is loaded once however many ask, and after a failed load again", async () => {
  let loads = 0;
  let fails = true;
  const rooms = new Rooms(
    roomWorld(async () => true),
    async () => {
      loads += 1;
      await new Promise((resolve) => setImmediate(resolve));
      if (fails) throw new Error("away");
      return emptyText();
    },
    10_000,
  );
  await Promise.allSettled(Array.from({ length: 50 }, () => rooms.open("d")));
  expect(loads).toBe(1);
  fails = false;
  const opened = await Promise.all(Array.from({ length: 50 }, () => rooms.open("d")));
  expect(loads).toBe(2);
  expect(new Set(opened).size).toBe(1);
});

test("a room without people leaves memory, never while a commit is on its way, and comes back whole", async () => {
  let finish: (stored: boolean) => void = () => {};
  const rooms = new Rooms(
    roomWorld(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    ),
    async () => emptyText(),
    1,
  );
  const room = await rooms.open("d");
  const author = participant();
  room.join(author);
  enqueue(room, author, paragraph("ostatnie"));
  room.leave(author);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await rooms.open("d")).toBe(room);
  finish(true);
  await room.settled();
  await until(() => rooms.all().length === 0, "dropped");
  expect(await rooms.open("d")).not.toBe(room);
});

test("marks that Yjs tidies up after a commit do not hide from others what was written in it", async () => {
  const author = new Y.Doc();
  const text = new Y.XmlText("raz dwa trzy");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  author.getXmlFragment("body").insert(0, [paragraph]);
  const begin = Y.encodeStateAsUpdate(author);
  // Two make the same words bold, one of them a few more, before either has heard of the other.
  const [one, other] = [new Y.Doc(), new Y.Doc()].map((doc, index) => {
    Y.applyUpdate(doc, begin);
    const before = Y.encodeStateVector(doc);
    const copy = (doc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    copy.format(0, index === 0 ? 7 : 12, { bold: {} });
    copy.insert(copy.length, index === 0 ? " cztery" : " pięć");
    return Y.encodeStateAsUpdate(doc, before);
  });
  const room = new RoomText({ ...emptyText(), at: new Date() }, nextTurn);
  const reader = new Y.Doc();
  await room.hydrate();
  const commits = [[begin], [one ?? begin, other ?? begin]].map((updates, seq) =>
    room.integrate(updates, seq + 1, new Date()),
  );
  expect(commits.at(-1)?.length, "the commit, and what is tidied up").toBe(2);
  for (const change of commits.flat()) Y.applyUpdate(reader, change);
  expect(Y.encodeStateVector(reader)).toEqual(room.stateVector());
  expect(reader.getXmlFragment("body").toString()).toContain("cztery");
  expect(reader.getXmlFragment("body").toString()).toContain("pięć");
});

test("a reader who stops reading keeps nobody waiting, and has the whole text when they read again", async () => {
  const { documentId } = await findDraft(application, "warszawa");
  const author = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "warszawa.city")).cookie);
  const other = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "warszawa.ngo")).cookie);
  await Promise.all([author.synced(), other.synced()]);
  const { cookie } = await signInAs(application, "warszawa.observer");
  const stuck = new WebSocket(`${application.wsUrl}/sync/${documentId}`, { headers: { cookie } });
  await new Promise((resolve) => stuck.once("open", resolve));
  // Subscribes, then never reads again.
  stuck.send(new Uint8Array([0, 0, 1, 0]));
  await new Promise((resolve) => stuck.once("message", resolve));
  stuck.pause();
  for (let part = 0; part < 60; part++) {
    author.write("z".repeat(100_000));
    expect((await author.barrier()).status).toBe(0);
  }
  await until(() => other.text === author.text, "the other has everything");
  author.write("koniec");
  await until(() => other.text.endsWith("koniec</paragraph>"), "at once");
  stuck.resume();
  const text = await new Promise<string>((resolve) => {
    const doc = new Y.Doc();
    stuck.on("message", (data: Buffer) => {
      if (data[0] === 0 && data[1] !== 0) Y.applyUpdate(doc, readPayload(data));
      if (doc.getXmlFragment("body").toString().endsWith("koniec</paragraph>"))
        resolve(doc.getXmlFragment("body").toString());
    });
    stuck.send(new Uint8Array([0, 0, 1, 0]));
  });
  expect(text).toBe(author.text);
  stuck.terminate();
  author.close();
  other.close();
}, 60_000);

test("more sockets than a person needs are turned away, to come back", async () => {
  const { documentId } = await findDraft(application);
  const { cookie } = await signInAs(application, "krakow.city");
  const sockets = Array.from(
    { length: 41 },
    () => new WebSocket(`${application.wsUrl}/sync/${documentId}`, { headers: { cookie } }),
  );
  const closed: number[] = [];
  for (const socket of sockets) socket.once("close", (code) => closed.push(code));
  await until(() => closed.length > 0, "one is turned away");
  expect(closed).toEqual([4529]);
  for (const socket of sockets) socket.terminate();
});

test("the journal on disk gives back the text in memory", async () => {
  const { documentId } = await findDraft(application, "warszawa");
  const client = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "warszawa.city")).cookie);
  await client.synced();
  const loaded = await loadDocument(application.ctx.db, documentId);
  expect(loaded.doc.getXmlFragment("body").toString()).toBe(client.text);
  client.close();
});

test("a bucket lets a burst through and then its rate", () => {
  const bucket = new TokenBucket(10, 5, 0);
  expect([1, 2, 3, 4, 5, 6].map(() => bucket.take(1, 0))).toEqual([true, true, true, true, true, false]);
  expect(bucket.take(1, 100)).toBe(true);
  expect(bucket.take(1, 100)).toBe(false);
  expect(limits.frameBurst).toBeGreaterThan(limits.framesPerSecond);
});

function readPayload(frame: Uint8Array): Uint8Array {
  // Type and kind take a byte each, then comes the length as a variable-length number.
  let at = 2;
  while ((frame[at] ?? 0) & 128) at += 1;
  return new Uint8Array(frame.subarray(at + 1));
}
