import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import { anySocket } from "#app/editor/any-socket.ts";
import { PollingSocket } from "#app/editor/polling-socket.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { cuttableNetwork } from "../support/cuttable-network.ts";
import { networkWithoutWebSockets } from "../support/network-without-websockets.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
const address = (url: string) => `${url.replace("http", "ws")}/sync/draft`;

beforeAll(async () => {
  vi.stubGlobal("WebSocket", NodeWebSocket);
  application = await startTestApplication();
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await application.close();
});

/** Connects and waits until it has ended, as it does at once: nobody is signed in. */
async function attempt(Socket: typeof WebSocket, url: string): Promise<{ by: string; code: number }> {
  const socket = new Socket(url);
  socket.onerror = () => {};
  const code = await new Promise<number>((resolve) => {
    socket.onclose = (event) => resolve(event.code);
  });
  return { by: socket instanceof PollingSocket ? "http" : "webSocket", code };
}

/** Which way the next attempt would go; it is given up before anything comes of it, as the provider does. */
function wouldPoll(Socket: typeof WebSocket, url: string): boolean {
  const socket = new Socket(url);
  socket.onerror = () => {};
  socket.onclose = null;
  socket.close();
  return socket instanceof PollingSocket;
}

test("plain HTTP takes over once WebSockets keep failing; minutes later one attempt asks whether they still do", async () => {
  const network = await networkWithoutWebSockets(application.port, "cut");
  let now = 0;
  const Socket = anySocket(() => now);
  const url = address(network.url);
  for (let failures = 0; failures < 3; failures++) {
    expect(await attempt(Socket, url)).toEqual({ by: "webSocket", code: 1006 });
  }
  await until(async () => (await attempt(Socket, url)).by === "http", "plain HTTP");
  expect(await attempt(Socket, url)).toEqual({ by: "http", code: 4401 });
  now += 5 * 60_000;
  expect(await attempt(Socket, url)).toEqual({ by: "webSocket", code: 1006 });
  // That one failure was enough: what is given up at once counts for nothing.
  await until(() => wouldPoll(Socket, url), "plain HTTP again");
  await network.close();
});

test("where a WebSocket brings the server's answer, or the whole network is away, it stays with WebSockets", async () => {
  const network = await cuttableNetwork(application.port);
  const Socket = anySocket();
  const url = address(network.url);
  for (let refusals = 0; refusals < 5; refusals++) {
    expect(await attempt(Socket, url)).toEqual({ by: "webSocket", code: 4401 });
  }
  network.cut();
  for (let failures = 0; failures < 5; failures++) {
    expect(await attempt(Socket, url)).toEqual({ by: "webSocket", code: 1006 });
  }
  network.mend();
  expect(await attempt(Socket, url)).toEqual({ by: "webSocket", code: 4401 });
  await network.close();
});
