import { gatherFrames } from "./gathered-frames.ts";
import { httpAddress, PollingSocket } from "./polling-socket.ts";

/** A handshake that takes this long is held up on the way, in milliseconds. */
const openMs = 5_000;
/** The server speaks first, or answers; it may have to load the text before. */
const firstMessageMs = 15_000;
/** So many attempts in a row fail though plain HTTP works: more than a server that is just starting costs. */
const enoughFailures = 3;
/** After this a reconnect tries the WebSocket again: people carry their computers into other networks. */
const retryAfterMs = 5 * 60_000;

/**
 * The WebSocket, or plain HTTP where the network lets no WebSocket through: a constructor for WebsocketProvider, which calls it for
 * every attempt to connect. An attempt fails when the server says nothing on it; it counts when plain HTTP works at that time, so that
 * a server or a network that is away changes nothing.
 */
export function anySocket(now: () => number = Date.now): typeof WebSocket {
  let failures = 0;
  let pollUntil = 0;

  async function count(url: string | URL, weight: number): Promise<void> {
    if (!(await isHttpWorking(url))) return;
    failures += weight;
    if (failures < enoughFailures) return;
    pollUntil = now() + retryAfterMs;
    // Then one more failure is enough.
    failures = enoughFailures - 1;
  }

  function watch(socket: WebSocket, url: string | URL): WebSocket {
    let timer = setTimeout(giveUp, openMs);
    let isJudged = false;

    function giveUp(): void {
      isJudged = true;
      void count(url, enoughFailures);
      socket.close();
    }
    socket.addEventListener("open", () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, firstMessageMs);
    });
    socket.addEventListener(
      "message",
      () => {
        clearTimeout(timer);
        isJudged = true;
        failures = 0;
      },
      { once: true },
    );
    socket.addEventListener("close", ({ code }) => {
      clearTimeout(timer);
      // A code of ours has come all the way. The provider takes its handler off before it closes a socket itself.
      if (!isJudged && code < 4000 && socket.onclose !== null) void count(url, 1);
    });
    return socket;
  }

  function AnySocket(url: string | URL, protocols?: string | string[]) {
    return now() < pollUntil ? new PollingSocket(url) : watch(gatherFrames(new WebSocket(url, protocols)), url);
  }
  return AnySocket as unknown as typeof WebSocket;
}

async function isHttpWorking(url: string | URL): Promise<boolean> {
  const { origin, pathname } = httpAddress(url);
  try {
    const response = await fetch(`${origin}${pathname}`, {
      method: "HEAD",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(openMs),
    });
    return response.status === 204;
  } catch {
    return false;
  }
}

/** What the network was found to be holds for all drafts that this page opens. */
export const pageSocket = anySocket();
