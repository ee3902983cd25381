import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket as NodeWebSocket, WebSocketServer } from "ws";
import { gatherFrames } from "#app/editor/gathered-frames.ts";
import { until } from "../support/until.ts";

let server: WebSocketServer;
let frames: Buffer[];
let socket: WebSocket;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  frames = [];
  server.on("connection", (other) => other.on("message", (data: Buffer) => frames.push(data)));
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  socket = gatherFrames(new NodeWebSocket(`ws://127.0.0.1:${port}`) as unknown as WebSocket);
  await new Promise<unknown>((resolve) => {
    socket.onopen = resolve;
  });
});

afterEach(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

test("what is sent in one task goes as one frame, in order", async () => {
  socket.send(new Uint8Array([1, 2]));
  socket.send(new Uint8Array([3]).buffer);
  await Promise.resolve();
  socket.send(new Uint8Array([4]));
  await until(() => frames.length === 2, "two frames");
  expect(frames.map((frame) => [...frame])).toEqual([[1, 2, 3], [4]]);
});

test("closing sends what waits", async () => {
  socket.send(new Uint8Array([1]));
  socket.close();
  await until(() => frames.length === 1, "the frame");
  expect([...(frames[0] ?? [])]).toEqual([1]);
});

test("large messages and long rows of them go in frames of their own", async () => {
  socket.send(new Uint8Array([1]));
  socket.send(new Uint8Array(100_000));
  for (let i = 0; i < 10; i++) socket.send(new Uint8Array([i]));
  await until(() => frames.reduce((sum, frame) => sum + frame.length, 0) === 100_011, "all of it");
  expect(frames.map((frame) => frame.length)).toEqual([1, 100_000, 8, 2]);
});
