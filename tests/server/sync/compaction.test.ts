import { afterAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { nextTurn } from "#app/drafting/hydrate.server.ts";
import { decodeEntries, encodeEntries } from "#app/drafting/journal-codec.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import { loadDocument, loadText } from "#app/drafting/load-document.server.ts";
import { encodeSnapshot } from "#app/drafting/snapshot-codec.server.ts";
import { dropRecordedRows, writeSnapshot } from "#app/drafting/snapshot-store.server.ts";
import { Compactor } from "#server/sync/compactor.ts";
import { limits } from "#server/sync/limits.ts";
import { decodeMessages } from "#server/sync/protocol.ts";
import { Room } from "#server/sync/room.ts";
import { RoomText } from "#server/sync/room-text.ts";
import { Rooms } from "#server/sync/rooms.ts";
import { SnapshotSchedule } from "#server/sync/snapshot-schedule.ts";
import { decodeUpdate } from "#server/sync/update-check.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase } from "../../support/database.ts";
import { writeHistory } from "../../support/history.ts";
import { randomFrom } from "../../support/random.ts";
import { emptyText, participant, roomWorld, silentFigures } from "../../support/room.ts";
import { until } from "../../support/until.ts";

const database = await createTestDatabase();
const { db, prisma } = database;
const ctx = testContext(database);
/** As long as the longest text the sync server is measured with, or a part of it. */
const manyEdits = process.env.FULL === "1" ? 260_000 : 60_000;

let documentId: string;

beforeEach(async () => {
  documentId = ctx.newId();
  const row = { id: documentId, state: "open", schemaVersion: 1, epoch: "e", createdAt: ctx.now() };
  await prisma.document.create({ data: row });
});

afterAll(() => database.close());

/** The journal without its guards: these rooms have no real people in them. */
const world = () =>
  roomWorld(async ({ documentId, seq, at, entries }) => {
    await prisma.journalEntry.createMany({ data: [{ documentId, seq, at, entries }] });
    return true;
  });

const compactor = (changes: Partial<ConstructorParameters<typeof Compactor>[0]> = {}) =>
  new Compactor({
    write: (id, { seq, at, ...content }) => writeSnapshot(db, id, { seq, at, parts: encodeSnapshot(content) }),
    figures: silentFigures,
    log: ctx.log,
    ...changes,
  });

async function openRoom(): Promise<Room> {
  return new Room(documentId, await loadText(db, documentId), world(), () => {});
}

/** Somebody who writes into a room, in paragraphs. */
function writerIn(room: Room) {
  const doc = new Y.Doc();
  const connection = participant();
  room.join(connection);
  doc.on("update", (bytes: Uint8Array) => {
    const update = decodeUpdate(bytes);
    if (update) room.enqueue({ type: "update", connection, update, isReply: false });
  });
  return async (text: string) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment("body").push([paragraph]);
    await room.settled();
  };
}

async function compact(room: Room, by = compactor()): Promise<void> {
  by.request(room);
  await until(() => !by.isWaiting(room), "compacted");
}

async function textOnDisk(): Promise<string> {
  const { doc } = await loadDocument(db, documentId);
  return doc.getXmlFragment("body").toString();
}

const storedSeqs = async () =>
  (await prisma.snapshotPart.findMany({ where: { documentId }, select: { seq: true } })).map((row) => row.seq);

test("loading reads the snapshot and the rows after it; all rows stay, with their authors", async () => {
  const room = await openRoom();
  const write = writerIn(room);
  for (const word of ["raz", "dwa", "trzy"]) await write(word);
  await compact(room);
  await write("cztery");
  expect(await storedSeqs()).toEqual([3]);
  const loaded = await loadText(db, documentId);
  expect([loaded.seq, loaded.snapshotSeq, loaded.isSnapshotBroken]).toEqual([4, 3, false]);
  expect(await textOnDisk()).toMatch(/raz.*dwa.*trzy.*cztery/);
  const rows = await readJournal(db, documentId, 0);
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
  expect(rows.flatMap((row) => decodeEntries(row.entries).map((entry) => entry.userId))).toEqual(["a", "a", "a", "a"]);
  await compact(room);
  expect(await storedSeqs(), "the one before has gone").toEqual([4]);
});

test("rows go only when a version has recorded them and a snapshot holds them", async () => {
  const room = await openRoom();
  const write = writerIn(room);
  for (const word of ["raz", "dwa", "trzy", "cztery"]) await write(word);
  const whole = await textOnDisk();
  expect(await dropRecordedRows(db, documentId, 4), "no snapshot").toBe(0);
  await compact(room);
  expect(await dropRecordedRows(db, documentId, 2)).toBe(2);
  await write("pięć");
  expect(await dropRecordedRows(db, documentId, 5), "row 5 is in no snapshot").toBe(2);
  expect(await textOnDisk()).toContain(`${whole}<paragraph>pięć`);
  await prisma.snapshotPart.deleteMany({ where: { documentId } });
  await expect(loadText(db, documentId), "rather none than half a text").rejects.toThrow("lacks row 1");
});

test("a broken snapshot is passed over, and the next one replaces it", async () => {
  const room = await openRoom();
  const write = writerIn(room);
  await write("raz");
  await compact(room);
  await write("dwa");
  const whole = await textOnDisk();
  const [row] = await prisma.snapshotPart.findMany({ where: { documentId } });
  const broken = row?.state.slice() ?? new Uint8Array();
  broken[50] = (broken[50] ?? 0) ^ 4;
  await prisma.snapshotPart.updateMany({ where: { documentId }, data: { state: broken } });
  expect((await loadText(db, documentId)).isSnapshotBroken).toBe(true);
  expect(await textOnDisk()).toBe(whole);
  await compact(await openRoom());
  expect(await loadText(db, documentId)).toMatchObject({ snapshotSeq: 2, isSnapshotBroken: false });
  expect(await textOnDisk()).toBe(whole);
});

test("a snapshot that was cut off is not read, and the one before it is still there", async () => {
  const room = await openRoom();
  const write = writerIn(room);
  await write("raz");
  await compact(room);
  await write("dwa");
  const half = { documentId, seq: 2, part: 0, parts: 2, at: ctx.now(), state: new Uint8Array([1]) };
  await prisma.snapshotPart.createMany({ data: [half] });
  expect(await loadText(db, documentId)).toMatchObject({ seq: 2, snapshotSeq: 1 });
  await compact(room);
  expect(await storedSeqs(), "another process has begun one of this row").toEqual([1, 2]);
  await write("trzy");
  await compact(room);
  expect(await storedSeqs()).toEqual([3]);
  expect(await textOnDisk()).toMatch(/raz.*dwa.*trzy/);
});

test("a compaction that fails harms nothing, and is tried again later", async () => {
  const failures: number[] = [];
  let fails = true;
  const unsteady = compactor({
    write: async (id, { seq, at, ...content }) => {
      if (fails) throw new Error("the disk is full");
      await writeSnapshot(db, id, { seq, at, parts: encodeSnapshot(content) });
    },
    figures: { compacted: () => {}, compactionFailed: () => failures.push(1) },
  });
  const room = await openRoom();
  const write = writerIn(room);
  await write("raz");
  await compact(room, unsteady);
  expect([failures.length, await storedSeqs()]).toEqual([1, []]);
  await write("dwa");
  expect(await textOnDisk()).toMatch(/raz.*dwa/);
  fails = false;
  await compact(room, unsteady);
  expect(await storedSeqs()).toEqual([2]);
});

test("a snapshot is due after many rows or bytes, not too often, and after fewer when nobody writes any more", () => {
  const schedule = new SnapshotSchedule(0, 0);
  expect(schedule.takeDue(limits.snapshotRows - 1, 0)).toBe(false);
  expect(schedule.takeDue(limits.snapshotRows, 0)).toBe(true);
  expect(schedule.takeDue(limits.snapshotRows + 1, limits.snapshotMs - 1), "it has just been tried").toBe(false);
  expect(schedule.takeDue(limits.snapshotRows + 1, limits.snapshotMs), "it was not stored").toBe(true);
  schedule.stored(limits.snapshotRows + 1);
  schedule.written(limits.snapshotBytes);
  expect(schedule.takeDue(limits.snapshotRows + 2, limits.snapshotMs * 2)).toBe(true);
  const seq = limits.snapshotRows + 1 + limits.restingSnapshotRows;
  expect(schedule.takeResting(seq - 1, 0)).toBe(false);
  expect(schedule.takeResting(seq, 0)).toBe(true);
  expect(schedule.takeResting(seq, 0), "once is enough").toBe(false);
});

test("a room that leaves memory stores a snapshot first", async () => {
  const by = compactor();
  const rooms = new Rooms({ ...world(), compactor: by }, (id) => loadText(db, id), 1);
  const room = await rooms.open(documentId);
  const author = participant();
  const write = writerIn(room);
  for (let row = 0; row < limits.restingSnapshotRows; row++) await write(`wiersz ${row}`);
  room.join(author);
  for (const connection of room.audience.connections) room.leave(connection);
  await until(() => rooms.all().length === 0, "it has left");
  expect(await storedSeqs()).toEqual([limits.restingSnapshotRows]);
  expect(await textOnDisk()).toContain(`wiersz ${limits.restingSnapshotRows - 1}`);
});

test("fifty who open the text at once, and those who come while somebody writes, share one encoding", async () => {
  const { updates } = writeHistory(20_000, randomFrom(5));
  const text = new RoomText({ ...emptyText(), at: ctx.now() }, nextTurn);
  await text.hydrate();
  for (let seq = 0; seq < 40; seq++) text.integrate(updates.slice(seq * 500, (seq + 1) * 500), seq + 1, ctx.now());
  await text.fold();
  const open = () => {
    const frames = text.missing(new Uint8Array([0]));
    if (typeof frames === "string") throw new Error(frames);
    return frames;
  };
  const first = open();
  expect(first.length).toBeGreaterThan(2);
  for (let person = 0; person < 50; person++) expect(open()).toBe(first);
  const before = first.slice(0, -1);
  // A few updates follow as they are; more of them as one.
  for (const [index, update] of updates.slice(20_000, 20_030).entries()) {
    text.integrate([update], 41 + index, ctx.now());
    const frames = open();
    for (const [at, frame] of before.entries()) expect(frames[at]).toBe(frame);
    expect(frames.length).toBeGreaterThan(first.length);
    expect(frames.length).toBeLessThanOrEqual(first.length + 20);
    const reader = new Y.Doc();
    for (const message of frames.flatMap((frame) => decodeMessages(frame, 1) ?? [])) {
      if (message?.type === "update") Y.applyUpdate(reader, message.update);
    }
    expect(Y.encodeStateVector(reader)).toEqual(text.stateVector());
    expect(open()).toBe(frames);
  }
});

test(`no slice of loading or compacting ${manyEdits} edits takes others' time for more than 50 ms`, async () => {
  const { doc, updates } = writeHistory(manyEdits, randomFrom(6));
  const rows = 500;
  const size = Math.ceil(updates.length / rows);
  for (let seq = 1; seq <= rows; seq++) {
    const entries = updates.slice((seq - 1) * size, seq * size).map((update) => ({ userId: "", sector: "", update }));
    await prisma.journalEntry.createMany({
      data: [{ documentId, seq, at: ctx.now(), entries: encodeEntries(entries) }],
    });
  }
  const room = await openRoom();
  await compact(room);
  const stalls: number[] = [];
  // At first the code is not compiled yet; the best of some tries counts.
  for (let attempt = 0; attempt < 4; attempt++) {
    const stall = watchStalls();
    const loaded = await openRoom();
    await loaded.hydrated();
    await compact(loaded, compactor({ write: async () => {} }));
    stalls.push(stall());
    loaded.destroy();
  }
  expect(Math.min(...stalls)).toBeLessThan(50);
  expect(await textOnDisk()).toBe(doc.getXmlFragment("body").toString());
}, 120_000);

/**
 * @returns a function that ends the watch, with the longest time in milliseconds that nobody else could run. Of wall time and the
 * process's own time the shorter counts: while other processes have the machine, nobody waits for us.
 */
function watchStalls(): () => number {
  let at = performance.now();
  let cpu = process.cpuUsage();
  let longest = 0;
  let isOn = true;
  const look = () => {
    const used = process.cpuUsage(cpu);
    longest = Math.max(longest, Math.min(performance.now() - at, (used.user + used.system) / 1000));
    at = performance.now();
    cpu = process.cpuUsage();
    if (isOn) setImmediate(look);
  };
  look();
  return () => {
    isOn = false;
    look();
    return longest;
  };
}
