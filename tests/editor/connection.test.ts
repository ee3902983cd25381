import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { type ConnectionOptions, type DraftConnection, openDraftConnection } from "#app/editor/connection.ts";
import { prepareSignOut } from "#app/editor/local-copies.ts";
import { memoryCopies, memoryStorage } from "./memory-copies.ts";
import { barrierAnswer, type SmallSyncServer, startSmallSyncServer } from "./small-sync-server.ts";

let server: SmallSyncServer;
let copies: ReturnType<typeof memoryCopies>;
let storage: ReturnType<typeof memoryStorage>;
const opened: DraftConnection[] = [];

beforeEach(async () => {
  server = await startSmallSyncServer("Tekst");
  copies = memoryCopies();
  storage = memoryStorage();
});

afterEach(async () => {
  for (const connection of opened.splice(0)) connection.destroy();
  await server.stop();
});

function connect(options: Partial<ConnectionOptions> = {}): DraftConnection {
  const connection = openDraftConnection({
    url: server.url,
    documentId: "d1",
    epoch: 3,
    userId: "u1",
    mode: "write",
    openCopy: copies.open,
    storage,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    ...options,
  });
  opened.push(connection);
  return connection;
}

function write(connection: DraftConnection, text: string): void {
  const paragraph = connection.getSnapshot().doc.getXmlFragment("body").get(0) as Y.XmlElement;
  const target = paragraph.get(0) as Y.XmlText;
  target.insert(target.length, text);
}

function bodyOf(doc: Y.Doc): string {
  return plainText(readDocument(doc).body);
}

function until(connection: DraftConnection, status: string): Promise<void> {
  return vi.waitFor(() => expect(connection.getSnapshot().status).toBe(status), { timeout: 10_000, interval: 10 });
}

describe("a connection that works", () => {
  test("says Saved only once the server has answered for what was typed", async () => {
    const connection = connect();
    expect(connection.getSnapshot()).toMatchObject({ status: "connecting", isReady: false });
    await until(connection, "saved");
    expect(connection.getSnapshot().isReady).toBe(true);
    expect(server.parameters).toEqual([{ schema: String(SCHEMA_VERSION), epoch: "3" }]);

    server.answer = "silent";
    write(connection, " i więcej");
    expect(connection.getSnapshot().status).toBe("saving");
    const asked = server.barriers;
    await vi.waitFor(() => expect(server.barriers).toBe(asked + 1));
    expect(connection.getSnapshot().status).toBe("saving");
    server.answer = 0;
    server.sendToAll(barrierAnswer(2, 0));
    await until(connection, "saved");
    expect(bodyOf(server.doc)).toBe("Tekst i więcej");
  });

  test("tells its listeners about changes, and only about those", async () => {
    const connection = connect();
    const seen: string[] = [];
    connection.subscribe(() => seen.push(connection.getSnapshot().status));
    await until(connection, "saved");
    write(connection, "a");
    write(connection, "b");
    await until(connection, "saved");
    expect(seen.filter((status) => status === "saving").length).toBe(1);
    const before = connection.getSnapshot();
    connection.setMode("write");
    expect(connection.getSnapshot()).toBe(before);
  });

  test("tries again every second while the server cannot store", async () => {
    const connection = connect();
    await until(connection, "saved");
    server.answer = 4;
    write(connection, "!");
    await until(connection, "failed");
    const asked = server.barriers;
    await vi.waitFor(() => expect(server.barriers).toBeGreaterThan(asked), { timeout: 3_000 });
    expect(connection.getSnapshot()).toMatchObject({ isEditable: true, isLeavingRisky: true });
    server.answer = 0;
    await until(connection, "saved");
  });

  test("raises the alarm when the server stops answering", async () => {
    let time = 0;
    const connection = connect({ now: () => time });
    await until(connection, "saved");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      server.answer = "silent";
      write(connection, "!");
      await vi.advanceTimersByTimeAsync(200);
      time = 9_000;
      await vi.advanceTimersByTimeAsync(9_000);
      expect(connection.getSnapshot().status).toBe("failed");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("without a connection", () => {
  test("changes are kept on this device and sent when it is back, also by a later visit", async () => {
    const first = connect();
    await until(first, "saved");
    await server.stop();
    await until(first, "offline");
    write(first, " offline");
    expect(first.getSnapshot()).toMatchObject({ status: "keeping", isEditable: true, isLeavingRisky: true });
    await until(first, "offline");
    expect(first.getSnapshot()).toMatchObject({ isEditable: true, isLeavingRisky: false });
    first.destroy();

    server = await startSmallSyncServer("Inny");
    Y.applyUpdate(server.doc, copies.databases.get("trojglos:u1:d1:3") ?? new Uint8Array());
    server.turnAway = 4503;
    const second = connect();
    await vi.waitFor(() => expect(second.getSnapshot().isReady).toBe(true));
    expect(bodyOf(second.getSnapshot().doc)).toBe("Tekst offline");
    server.turnAway = null;
    await until(second, "saved");
    expect(bodyOf(server.doc)).toContain("Tekst offline");
  });

  test("an unsynced document without a copy is never ready", async () => {
    server.turnAway = 4503;
    const connection = connect();
    await until(connection, "offline");
    expect(connection.getSnapshot().isReady).toBe(false);
  });

  test("says so when the changes are in this tab only", async () => {
    const connection = connect({ openCopy: null });
    await until(connection, "saved");
    await server.stop();
    await until(connection, "offlineUnkept");
    write(connection, "!");
    expect(connection.getSnapshot().isLeavingRisky).toBe(true);
  });

  test("another user's copy and another epoch's copy are not opened", async () => {
    const first = connect();
    await until(first, "saved");
    first.destroy();
    server.turnAway = 4503;
    for (const other of [{ userId: "u2" }, { epoch: 4 }]) {
      const connection = connect(other);
      await until(connection, "offline");
      expect(connection.getSnapshot().doc.getXmlFragment("body").length).toBe(0);
    }
  });
});

describe("changes the server refuses", () => {
  test.each([
    [1, "readOnly"],
    [2, "frozen"],
    [3, "failed"],
  ])("with status %i are put aside, and the text is shown as it is (%s)", async (status, shown) => {
    const connection = connect();
    await until(connection, "saved");
    const before = connection.getSnapshot().doc;
    server.answer = status;
    write(connection, " odrzucone");
    await vi.waitFor(() => expect(connection.getSnapshot()).toMatchObject({ status: shown, isReady: true }));
    await vi.waitFor(() => expect(connection.getSnapshot().doc).not.toBe(before));
    await vi.waitFor(() => expect(bodyOf(connection.getSnapshot().doc)).toBe("Tekst"));
    expect(connection.getSnapshot()).toMatchObject({
      isEditable: false,
      kept: { bodyText: "Tekst odrzucone", summaryText: "Tekst" },
    });
    expect(bodyOf(server.doc)).toBe("Tekst");
    expect(copies.databases.size).toBe(0);
    expect(connect({ mode: "frozen" }).getSnapshot().kept?.bodyText).toBe("Tekst odrzucone");
    expect(connect({ userId: "u2", mode: "frozen" }).getSnapshot().kept).toBeNull();

    connection.dismissKept();
    expect(connection.getSnapshot().kept).toBeNull();
    expect(connect({ mode: "frozen" }).getSnapshot().kept).toBeNull();
  });

  test("because access was revoked are put aside before the door closes", async () => {
    const connection = connect();
    await until(connection, "saved");
    server.answer = "silent";
    write(connection, " odrzucone");
    server.turnAway = 4403;
    server.closeAll(4403);
    await vi.waitFor(() => expect(connection.getSnapshot().kept?.bodyText).toBe("Tekst odrzucone"));
    await until(connection, "noAccess");
    expect(copies.databases.size).toBe(0);
  });

  test("because the document is too large leave the person reading", async () => {
    const connection = connect();
    await until(connection, "saved");
    server.answer = 3;
    write(connection, " odrzucone");
    server.closeAll(4413);
    await vi.waitFor(() => expect(connection.getSnapshot()).toMatchObject({ status: "tooLarge", isReady: true }));
    await vi.waitFor(() => expect(bodyOf(connection.getSnapshot().doc)).toBe("Tekst"));
    expect(connection.getSnapshot().kept?.bodyText).toBe("Tekst odrzucone");
  });

  test("but turn out to be stored are not kept twice", async () => {
    const connection = connect();
    await until(connection, "saved");
    server.answer = "silent";
    write(connection, " jednak zapisane");
    await vi.waitFor(() => expect(bodyOf(server.doc)).toBe("Tekst jednak zapisane"));
    server.answer = 2;
    server.sendToAll(barrierAnswer(2, 2));
    await vi.waitFor(() =>
      expect(connection.getSnapshot()).toMatchObject({ status: "frozen", isReady: true, kept: null }),
    );
  });

  test("typed offline into a draft frozen since are put aside when it is opened again", async () => {
    const first = connect();
    await until(first, "saved");
    await server.stop();
    await until(first, "offline");
    write(first, " offline");
    first.destroy();
    server = await startSmallSyncServer("Zamrożony");
    const later = connect({ mode: "frozen" });
    await vi.waitFor(() => expect(later.getSnapshot().kept?.bodyText).toBe("Tekst offline"));
    await vi.waitFor(() => expect(bodyOf(later.getSnapshot().doc)).toBe("Zamrożony"));
    expect(copies.databases.size).toBe(0);
  });
});

describe("the end of a connection", () => {
  test.each([
    [4401, "signedOut", 1],
    [4404, "notFound", 0],
    [4409, "tooOld", 0],
    [4400, "failed", 0],
  ])("with code %i is final: %s", async (code, status, copiesLeft) => {
    const connection = connect();
    await until(connection, "saved");
    server.closeAll(code);
    await until(connection, status);
    await vi.waitFor(() => expect(copies.databases.size).toBe(copiesLeft));
    expect(connection.getSnapshot()).toMatchObject({ isEditable: false, kept: null });
  });

  test("with a restarting server is not: it connects again", async () => {
    const connection = connect();
    await until(connection, "saved");
    server.closeAll(4503);
    await until(connection, "offline");
    await until(connection, "saved");
  });

  test("freezing without changes of one's own needs no fresh start", async () => {
    const connection = connect();
    await until(connection, "saved");
    const { doc } = connection.getSnapshot();
    server.sendToAll(barrierAnswer(0, 2));
    await until(connection, "frozen");
    expect(connection.getSnapshot()).toMatchObject({ doc, kept: null, isEditable: false });
  });
});

describe("signing out", () => {
  test("deletes this user's copies, and nobody else's", async () => {
    for (const userId of ["u1", "u2"]) {
      const connection = connect({ userId });
      await until(connection, "saved");
      connection.destroy();
    }
    expect(await prepareSignOut("u1", storage, async (name) => void copies.databases.delete(name))).toMatchObject({
      ok: true,
    });
    expect([...copies.databases.keys()]).toEqual(["trojglos:u2:d1:3"]);
  });

  test("is refused while something is not saved", async () => {
    const connection = connect();
    await until(connection, "saved");
    await server.stop();
    await until(connection, "offline");
    write(connection, "!");
    expect(await prepareSignOut("u1", storage)).toEqual({ ok: false, reason: "unsaved" });
    expect(copies.databases.size).toBe(1);
  });
});
