import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { draftAccess } from "#app/drafting/draft-access.server.ts";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { appendCommits, readJournal } from "#app/drafting/journal-store.server.ts";
import { loadDocument, loadText } from "#app/drafting/load-document.server.ts";
import { encodeSnapshot } from "#app/drafting/snapshot-codec.server.ts";
import { writeSnapshot } from "#app/drafting/snapshot-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { Compactor } from "#server/sync/compactor.ts";
import { Journal } from "#server/sync/journal.ts";
import { Rooms } from "#server/sync/rooms.ts";
import { Turns } from "#server/sync/turns.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { type Random, randomFrom } from "../../support/random.ts";
import { roomWorld, silentFigures } from "../../support/room.ts";
import { RoomClient } from "../../support/room-client.ts";
import { until } from "../../support/until.ts";

// SEED=… repeats a schedule; FULL=1 runs the long one.
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const steps = process.env.FULL === "1" ? 10_000 : 2000;

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database);
});

afterAll(() => database.close());

/** One life of the server, over the one database. Its database fails now and then, before or after it has written. */
function startServer(random: Random) {
  let isDead = false;
  const never = new Promise<never>(() => {});
  const unlessDead = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    return isDead ? never : result;
  };
  const compactor = new Compactor({
    write: async (documentId, { seq, at, ...content }) => {
      const parts = encodeSnapshot(content);
      if (random.chance(0.1)) parts[0]?.fill(7, 40, 60);
      if (random.chance(0.1)) throw new Error("the database is away");
      if (!isDead) await unlessDead(writeSnapshot(ctx.db, documentId, { seq, at, parts }));
    },
    figures: silentFigures,
    log: ctx.log,
  });
  const journal = new Journal(async (commits) => {
    if (isDead) return never;
    if (random.chance(0.02)) throw new Error("the database is away");
    const stored = await unlessDead(appendCommits(ctx.db, commits));
    if (random.chance(0.02)) throw new Error("the answer was lost");
    return stored;
  });
  const turns = new Turns();
  const world = roomWorld((commit) => journal.write(commit), {
    readSince: async (documentId, seq) =>
      (await unlessDead(readJournal(ctx.db, documentId, seq))).map((row) => ({
        ...row,
        written: decodeEntries(row.entries),
      })),
    access: (questions) => draftAccess(ctx, questions),
    pause: turns.next,
    compactor,
  });
  const rooms = new Rooms(world, (documentId) => unlessDead(loadText(ctx.db, documentId, turns.next)), 1);
  return {
    rooms,
    compactor,
    die: () => {
      isDead = true;
    },
  };
}

/** What a person has written, as numbered paragraphs. */
class Author {
  client: RoomClient;
  readonly documentId: string;
  private readonly makeClient: () => RoomClient;

  constructor(documentId: string, makeClient: () => RoomClient) {
    this.documentId = documentId;
    this.makeClient = makeClient;
    this.client = makeClient();
  }

  get body(): Y.XmlFragment {
    return this.client.doc.getXmlFragment("body");
  }

  /** Their browser is gone, with what it kept. */
  startAnew(): void {
    this.client.leave();
    this.client = this.makeClient();
  }
}

const tokensIn = (doc: Y.Doc): string[] => doc.getXmlFragment("body").toString().match(/#\d+#/g) ?? [];

/** What must be in the texts: everything durable, minus what somebody has deleted. */
class Model {
  /** Where a token was written, by whom. */
  readonly written = new Map<string, Author>();
  readonly durable = new Set<string>();
  readonly deleted = new Set<string>();
  private count = 0;

  write(author: Author, random: Random): void {
    const token = `#${this.count++}#`;
    this.written.set(token, author);
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(token)]);
    author.body.insert(random.below(author.body.length + 1), [paragraph]);
  }

  delete(author: Author, random: Random): void {
    if (author.body.length === 0) return;
    const index = random.below(author.body.length);
    for (const token of String(author.body.get(index)).match(/#\d+#/g) ?? []) this.deleted.add(token);
    author.body.delete(index, 1);
  }

  /** Asks whether what the author has written is saved; the answer binds. */
  save(author: Author): void {
    const tokens = tokensIn(author.client.doc);
    author.client.barrier(() => {
      for (const token of tokens) this.durable.add(token);
    });
  }

  /** What anyone else has seen is durable, too. */
  see(authors: readonly Author[]): void {
    for (const author of authors) {
      for (const token of tokensIn(author.client.doc)) {
        if (this.written.get(token) !== author) this.durable.add(token);
      }
    }
  }

  expectIn(documentId: string, doc: Y.Doc, when: string): void {
    const present = tokensIn(doc);
    expect(new Set(present).size, `${when}: nothing stands twice`).toBe(present.length);
    const missing = [...this.durable].filter(
      (token) =>
        this.written.get(token)?.documentId === documentId && !this.deleted.has(token) && !present.includes(token),
    );
    expect(missing.join(), `${when}: what was saved or seen is there`).toBe("");
  }
}

test(`${steps} random steps of joining, leaving, writing, unloading, compacting and crashing lose nothing (SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  const model = new Model();
  const authors: Author[] = [];
  for (const [slug, names] of Object.entries({ krakow: ["city", "ngo", "migrant"], warszawa: ["city", "ngo"] })) {
    const { documentId } = await findDraft({ ctx }, slug);
    for (const name of names) {
      const { sessionId } = await signInAs({ ctx }, `${slug}.${name}`);
      const [access] = await draftAccess(ctx, [{ sessionId, documentId }]);
      if (typeof access !== "object") throw new Error(`${name} has no access`);
      authors.push(new Author(documentId, () => new RoomClient(access)));
    }
  }
  const documentIds = [...new Set(authors.map((author) => author.documentId))];
  let server = startServer(random);
  let crashes = 0;

  const join = async (author: Author) => {
    const present = server;
    const room = await present.rooms.open(author.documentId);
    // As a connection does: into the room in the same turn in which it is had.
    if (present === server) author.client.join(room);
  };
  const crash = async () => {
    crashes += 1;
    server.die();
    for (const author of authors) author.client.cutOff();
    model.see(authors);
    for (const documentId of documentIds) {
      const { doc } = await loadDocument(ctx.db, documentId);
      model.expectIn(documentId, doc, `after crash ${crashes}`);
    }
    server = startServer(random);
  };

  const together = (documentId: string) => authors.filter((author) => author.documentId === documentId);
  const actions: [weight: number, act: (author: Author) => void | Promise<void>][] = [
    [40, (author) => model.write(author, random)],
    [10, (author) => model.delete(author, random)],
    [10, (author) => model.save(author)],
    [15, (author) => void join(author)],
    [10, (author) => author.client.leave()],
    [2, (author) => author.startAnew()],
    // A room without people leaves memory within a millisecond or two.
    [3, ({ documentId }) => void together(documentId).map((author) => author.client.leave())],
    [3, () => void server.rooms.all().map((room) => server.compactor.request(room))],
    [3, () => server.rooms.rest(performance.now() + 3_600_000)],
    [
      2,
      async () => void (await Promise.race([Promise.all(server.rooms.all().map((room) => room.settled())), soon(50)])),
    ],
    [1, () => model.see(authors)],
    [1, crash],
  ];
  const bag = actions.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));
  for (let step = 0; step < steps; step++) {
    await random.pick(bag)(random.pick(authors));
    if (random.chance(0.3)) await soon(random.below(8));
    expect(
      authors.flatMap((author) => author.client.faults),
      `after step ${step}`,
    ).toEqual([]);
  }

  await Promise.all(authors.map(join));
  for (const documentId of documentIds) {
    const group = together(documentId);
    const room = await server.rooms.open(documentId);
    await room.settled();
    await until(() => new Set(group.map(({ body }) => body.toString())).size === 1, "everyone has the same text");
    const { doc } = await loadDocument(ctx.db, documentId);
    expect(doc.getXmlFragment("body").toString()).toBe(group[0]?.body.toString());
    model.expectIn(documentId, doc, "in the end");
    const rows = await readJournal(ctx.db, documentId, 0, 1_000_000);
    const replayed = new Y.Doc();
    for (const row of rows) for (const entry of decodeEntries(row.entries)) Y.applyUpdate(replayed, entry.update);
    expect(replayed.getXmlFragment("body").toString(), "the journal alone gives the same").toBe(
      group[0]?.body.toString(),
    );
  }
  expect(crashes).toBeGreaterThan(0);
  expect(model.durable.size).toBeGreaterThan(steps / 20);
}, 300_000);

const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
