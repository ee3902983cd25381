import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import { limits } from "#server/sync/limits.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { awarenessFrame, RawClient, syncFrame, updateOf } from "../../support/raw-client.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;
let documentId: string;
let bystander: SyncClient;
const raw: RawClient[] = [];

beforeAll(async () => {
  application = await startTestApplication();
  documentId = (await findDraft(application)).documentId;
  bystander = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  await bystander.synced();
});

afterAll(async () => {
  bystander.close();
  await application.close();
});

let journalBefore: number;
let reconnects = 0;

beforeEach(async () => {
  journalBefore = await journalLength();
  reconnects = 0;
  bystander.provider.on("connection-close", countReconnect);
});

/** Whatever was sent: the other person still writes, is still told the truth, and has not even been disconnected. */
afterEach(async () => {
  for (const client of raw.splice(0)) client.close();
  bystander.provider.off("connection-close", countReconnect);
  expect(reconnects).toBe(0);
  bystander.write("obok");
  expect((await bystander.barrier()).status).toBe(0);
});

function addParagraph(doc: Y.Doc): void {
  doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
}

function countReconnect(): void {
  reconnects += 1;
}

async function journalLength(): Promise<number> {
  return (await readJournal(application.ctx.db, documentId, 0, 100_000)).length;
}

async function connect(account = "krakow.ngo", path = `/sync/${documentId}`): Promise<RawClient> {
  const { cookie } = await signInAs(application, account);
  const client = new RawClient(`${application.wsUrl}${path}`, { cookie });
  raw.push(client);
  await client.opened();
  return client;
}

describe("frames that are no messages close with 4400", () => {
  const frames: [string, Uint8Array | string][] = [
    ["empty", new Uint8Array(0)],
    ["text", "hello"],
    ["an unknown message type", new Uint8Array([42, 1, 2])],
    ["auth, which the protocol does not have", new Uint8Array([2, 0, 0])],
    ["an unknown sync type", syncFrame(7, new Uint8Array([0]))],
    ["a length beyond the frame", new Uint8Array([0, 2, 255, 255, 3])],
    ["more messages in one frame than anybody has to say", new Uint8Array(limits.messagesPerFrame + 1).fill(3)],
    ["a good update, and behind it something else", new Uint8Array([...syncFrame(2, updateOf(addParagraph)), 42])],
    ["a barrier without a number", new Uint8Array([100])],
    ["a state vector that is none", syncFrame(0, new Uint8Array([255, 255]))],
    ["awareness cut short", new Uint8Array([1, 3, 5, 1])],
    ["a number that never ends", new Uint8Array(64).fill(255)],
  ];
  test.each(frames)("%s", async (_name, frame) => {
    const client = await connect();
    client.send(frame);
    expect(await client.closed).toBe(4400);
    expect(await journalLength()).toBe(journalBefore);
  });
});

describe("updates with what no document holds are not stored, and the barrier says invalid", () => {
  const updates: [string, (doc: Y.Doc) => void][] = [
    ["a foreign root", (doc) => doc.getMap("settings").set("a", 1)],
    [
      "another foreign root beside a good one",
      (doc) => {
        doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
        doc.getText("notes").insert(0, "x");
      },
    ],
    [
      "a subdocument",
      (doc) => {
        const element = new Y.XmlElement("paragraph");
        doc.getXmlFragment("body").push([element]);
        element.setAttribute("sub", new Y.Doc() as unknown as string);
      },
    ],
    ["a map where elements stand", (doc) => doc.getXmlFragment("body").push([new Y.Map() as unknown as Y.XmlElement])],
    ["bare text in a root", (doc) => doc.getText("body").insert(0, "x")],
    ["an attribute of a root", (doc) => doc.getMap("body").set("a", 1)],
    [
      "binary content",
      (doc) => {
        const element = new Y.XmlElement("paragraph");
        doc.getXmlFragment("body").push([element]);
        element.setAttribute("blob", new Uint8Array(8) as unknown as string);
      },
    ],
    [
      "elements nested beyond the limit",
      (doc) => {
        let parent: Y.XmlFragment = doc.getXmlFragment("body");
        for (let depth = 0; depth <= limits.documentDepth; depth++) {
          const element = new Y.XmlElement("blockquote");
          parent.insert(0, [element]);
          parent = element;
        }
      },
    ],
  ];
  test.each(updates)("%s", async (_name, change) => {
    const client = await connect();
    client.send(syncFrame(2, updateOf(change)));
    expect(await client.barrier()).toBe(3);
    expect(await journalLength()).toBe(journalBefore);
  });

  test("bytes that are no update", async () => {
    const client = await connect();
    client.send(syncFrame(2, new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])));
    expect(await client.barrier()).toBe(3);
    expect(await journalLength()).toBe(journalBefore);
  });

  test("a whole text like that, sent as reply, closes with 4400", async () => {
    const client = await connect();
    client.send(
      syncFrame(
        1,
        updateOf((doc) => doc.getMap("settings").set("a", 1)),
      ),
    );
    expect(await client.closed).toBe(4400);
  });
});

test("an update that builds on what nobody has is not stored: the server asks for the whole, and answers no barrier before", async () => {
  const client = await connect();
  const doc = new Y.Doc();
  doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
  const before = Y.encodeStateVector(doc);
  doc.getXmlFragment("body").push([new Y.XmlElement("blockquote")]);
  const asked = client.frames.length;
  client.send(syncFrame(2, Y.encodeStateAsUpdate(doc, before)));
  const answer = client.barrier(7);
  await until(() => client.frames.slice(asked).some((frame) => frame[0] === 0 && frame[1] === 0), "the server asks");
  expect(await journalLength()).toBe(journalBefore);
  client.send(syncFrame(1, Y.encodeStateAsUpdate(doc)));
  expect(await answer).toBe(0);
  expect(await journalLength()).toBe(journalBefore + 1);
});

test("a frame over the limit closes with 4413", async () => {
  const client = await connect();
  client.send(syncFrame(2, new Uint8Array(limits.frameBytes)));
  expect(await client.closed).toBe(4413);
});

test("so does one that the WebSocket itself refuses: the stock client would send it again for ever", async () => {
  const client = await connect();
  client.send(new Uint8Array(limits.maxPayload + 1));
  expect(await client.closed).toBe(4413);
});

test("asking for the text again and again closes with 4529", async () => {
  const client = await connect("krakow.observer");
  for (let asked = 0; asked < limits.questionBurst * 3; asked++) {
    client.send(syncFrame(0, Y.encodeStateVectorFromUpdate(updateOf((doc) => doc.getText("t").insert(0, "x")))));
  }
  expect(await client.closed).toBe(4529);
});

test("updates of a read-only socket: stored never, answered read-only", async () => {
  const client = await connect("krakow.observer");
  client.send(
    syncFrame(
      2,
      updateOf((doc) => doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")])),
    ),
  );
  client.send(
    syncFrame(
      1,
      updateOf((doc) => doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")])),
    ),
  );
  expect(await client.barrier()).toBe(1);
  expect(await journalLength()).toBe(journalBefore);
  expect(client.frames.some((frame) => frame[0] === 0 && frame[1] === 0)).toBe(false);
});

test.each([1, limits.messagesPerFrame])(
  "more than a person sends closes with 4529, %i in a frame",
  async (together) => {
    const client = await connect();
    const frame = Buffer.concat(Array.from({ length: together }, () => awarenessFrame([])));
    const most = (limits.frameBurst * 2) / together;
    for (let sent = 0; sent < most && client.socket.readyState === 1; sent++) client.send(frame);
    expect(await client.closed).toBe(4529);
  },
);

test("an update and the question whether it is saved may come in one frame", async () => {
  const client = await connect();
  client.send(Buffer.concat([syncFrame(2, updateOf(addParagraph)), new Uint8Array([100, 7])]));
  await until(() => client.frames.some((frame) => frame[0] === 101), "an answer");
  expect(client.frames.find((frame) => frame[0] === 101)?.subarray(0, 3)).toEqual(new Uint8Array([101, 7, 0]));
  expect(await journalLength()).toBe(journalBefore + 1);
});

describe("awareness", () => {
  const caretOf = (clientId: number) => bystander.provider.awareness.getStates().get(clientId);

  test("name, sector and role are the session's, whatever the client says", async () => {
    const client = await connect("krakow.migrant");
    const state = JSON.stringify({
      user: { name: "Prezydent", sector: "cityGovernment", role: "moderator" },
      cursor: null,
    });
    client.send(awarenessFrame([{ clientId: 4711, clock: 1, state }]));
    await until(() => caretOf(4711) !== undefined, "the caret is seen");
    expect(caretOf(4711)).toEqual({
      user: { id: expect.any(String), name: "Daryna Melnyk", sector: "migrantCommunity", role: "participant" },
      cursor: null,
    });
  });

  test("nobody speaks for another's client id, nor removes it", async () => {
    const victim = await connect("krakow.migrant");
    victim.send(awarenessFrame([{ clientId: 5001, clock: 1, state: "{}" }]));
    await until(() => caretOf(5001) !== undefined, "the victim is seen");
    const forger = await connect("krakow.ngo");
    forger.send(awarenessFrame([{ clientId: 5001, clock: 99, state: "null" }]));
    forger.send(awarenessFrame([{ clientId: 5001, clock: 100, state: JSON.stringify({ cursor: null, name: "x" }) }]));
    forger.send(awarenessFrame([{ clientId: 5002, clock: 1, state: "{}" }]));
    await until(() => caretOf(5002) !== undefined, "the forger's own caret is seen");
    expect(caretOf(5001)?.user.name).toBe("Daryna Melnyk");
    expect(caretOf(5002)?.user.name).toBe("Adam Rokita");
  });

  test("a caret is gone when its socket is", async () => {
    const client = await connect();
    client.send(awarenessFrame([{ clientId: 6001, clock: 1, state: "{}" }]));
    await until(() => caretOf(6001) !== undefined, "seen");
    client.close();
    await until(() => caretOf(6001) === undefined, "gone");
  });

  test("a state that is no caret shows none", async () => {
    const client = await connect();
    for (const state of ["[1]", "{not json", JSON.stringify({ cursor: { root: "evil", anchor: {}, head: {} } })]) {
      client.send(awarenessFrame([{ clientId: 7001, clock: 1, state }]));
    }
    await until(() => caretOf(7001) !== undefined, "seen");
    expect(caretOf(7001)?.cursor).toBeNull();
  });
});

describe("who may not come in", () => {
  test("a foreign Origin is refused over HTTP", async () => {
    const { cookie } = await signInAs(application, "krakow.city");
    const client = new RawClient(`${application.wsUrl}/sync/${documentId}`, { cookie, origin: "https://evil.example" });
    await expect(client.opened()).rejects.toThrow("403");
  });

  test("an unknown path is refused over HTTP", async () => {
    const client = new RawClient(`${application.wsUrl}/other`, {});
    await expect(client.opened()).rejects.toThrow("404");
  });

  test("nobody signed in: 4401", async () => {
    const client = new RawClient(`${application.wsUrl}/sync/${documentId}`, {});
    expect(await client.closed).toBe(4401);
  });

  test("a member of another forum: 4403", async () => {
    expect(await (await connect("lublin.city")).closed).toBe(4403);
  });

  test("a document that does not exist: 4404", async () => {
    expect(await (await connect("krakow.city", "/sync/none")).closed).toBe(4404);
  });

  test("a client with an old schema or an old history: 4409", async () => {
    expect(await (await connect("krakow.city", `/sync/${documentId}?schema=0`)).closed).toBe(4409);
    expect(await (await connect("krakow.city", `/sync/${documentId}?schema=${SCHEMA_VERSION}&epoch=gone`)).closed).toBe(
      4409,
    );
  });
});
