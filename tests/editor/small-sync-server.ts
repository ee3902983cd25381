import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type WebSocket, WebSocketServer } from "ws";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { writeInitialContent } from "#app/drafting/document-json.ts";

/**
 * The smallest server that speaks the protocol of the product's own (one document, no storage), with switches for what
 * a test wants to go wrong. The editor is tested against the real one in tests/e2e.
 */
export interface SmallSyncServer {
  url: string;
  doc: Y.Doc;
  /** Status of the answers to barriers; "silent" answers none. Anything but 0 refuses updates as well. */
  answer: number | "silent";
  /** Close code for every new connection; null lets them in. */
  turnAway: number | null;
  /** The `schema` and `epoch` the clients came with. */
  parameters: Record<string, string>[];
  barriers: number;
  closeAll(code: number): void;
  sendToAll(message: Uint8Array): void;
  stop(): Promise<void>;
}

/** `http` shares the port of a server of pages; without it the sync server has one of its own. */
export async function startSmallSyncServer(text: string, http?: Server): Promise<SmallSyncServer> {
  const sockets = new Set<WebSocket>();
  const wss = new WebSocketServer(http ? { server: http } : { port: 0, host: "127.0.0.1" });
  if (!http) await new Promise((resolve) => wss.once("listening", resolve));
  const doc = new Y.Doc();
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  const clientsOf = new Map<WebSocket, Set<number>>();
  const paragraph = { type: "paragraph", content: [{ type: "text", text }] };
  let id = 0;
  writeInitialContent(
    doc,
    { body: { type: "doc", content: [paragraph] }, summary: { type: "doc", content: [paragraph] } },
    () => `b${++id}`,
  );

  const server: SmallSyncServer = {
    url: `ws://127.0.0.1:${(wss.address() as AddressInfo).port}/sync`,
    doc,
    answer: 0,
    turnAway: null,
    parameters: [],
    barriers: 0,
    closeAll(code) {
      for (const socket of sockets) socket.close(code);
    },
    sendToAll(message) {
      for (const socket of sockets) socket.send(message);
    },
    async stop() {
      awareness.destroy();
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => wss.close(resolve));
    },
  };

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    const frame = message(0, (encoder) => writeUpdate(encoder, update));
    for (const socket of sockets) if (socket !== origin) socket.send(frame);
  });

  wss.on("connection", (socket, request) => {
    server.parameters.push(Object.fromEntries(new URL(request.url ?? "", "http://x").searchParams));
    if (server.turnAway) return socket.close(server.turnAway);
    sockets.add(socket);
    const user = personIn(request.headers.cookie ?? "");
    socket.on("close", () => {
      sockets.delete(socket);
      const clients = clientsOf.get(socket) ?? new Set();
      removeAwarenessStates(awareness, [...clients], "left");
      sendToOthers(awarenessFrame([...clients]), socket);
    });
    socket.on("message", (data: Buffer) => receive(socket, new Uint8Array(data), user));
    socket.send(awarenessFrame([...awareness.getStates().keys()]));
    if (server.answer === 0 || server.answer === "silent") socket.send(message(0, (e) => writeSyncStep1(e, doc)));
  });

  function receive(socket: WebSocket, data: Uint8Array, user: unknown): void {
    const decoder = decoding.createDecoder(data);
    while (decoding.hasContent(decoder)) receiveMessage(socket, decoder, user);
  }

  function receiveMessage(socket: WebSocket, decoder: decoding.Decoder, user: unknown): void {
    const type = decoding.readVarUint(decoder);
    if (type === 1) receiveAwareness(socket, decoding.readVarUint8Array(decoder), user);
    if (type === 100) {
      server.barriers += 1;
      const seq = decoding.readVarUint(decoder);
      if (server.answer !== "silent") socket.send(barrierAnswer(seq, server.answer));
    }
    if (type !== 0) return;
    const isStep1 = decoder.arr[decoder.pos] === 0;
    const isTaken = isStep1 || server.answer === 0 || server.answer === "silent";
    const reply = message(0, (encoder) => readSyncMessage(decoder, encoder, isTaken ? doc : new Y.Doc(), socket));
    if (isTaken && reply.length > 1) socket.send(reply);
  }

  /** As the real one: what a client says of itself is its caret; who it is comes from its cookie. */
  function receiveAwareness(socket: WebSocket, update: Uint8Array, user: unknown): void {
    const before = new Map(awareness.meta);
    applyAwarenessUpdate(awareness, update, socket);
    const changed = [...awareness.meta].filter(([id, { clock }]) => before.get(id)?.clock !== clock).map(([id]) => id);
    clientsOf.set(socket, new Set([...(clientsOf.get(socket) ?? []), ...changed]));
    for (const id of changed) {
      const state = awareness.getStates().get(id);
      if (state) awareness.getStates().set(id, { cursor: state.cursor ?? null, user });
    }
    sendToOthers(awarenessFrame(changed), socket);
  }

  function awarenessFrame(clients: number[]): Uint8Array {
    return message(1, (e) => encoding.writeVarUint8Array(e, encodeAwarenessUpdate(awareness, clients)));
  }

  function sendToOthers(frame: Uint8Array, sender: WebSocket): void {
    for (const socket of sockets) if (socket !== sender) socket.send(frame);
  }

  return server;
}

function personIn(cookie: string): unknown {
  const value = /person=([^;]+)/.exec(cookie)?.[1];
  return value ? JSON.parse(decodeURIComponent(value)) : undefined;
}

export function barrierAnswer(seq: number, status: number): Uint8Array {
  return message(101, (encoder) => {
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint(encoder, status);
    encoding.writeVarUint(encoder, 1);
  });
}

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
