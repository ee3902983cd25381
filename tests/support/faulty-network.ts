import { connect, createServer, type Socket } from "node:net";

/**
 * `passes`; `cut`: every connection ends and none is let in; `swallows`: connections stay, and nothing gets through either way;
 * `losesAnswers`: whoever sends something with `what` in it is cut off when the answer comes, and with it whatever else waits for one.
 */
export type NetworkState = { is: "passes" } | { is: "cut" } | { is: "swallows" } | { is: "losesAnswers"; what: string };

export interface FaultyNetwork {
  port: number;
  set(state: NetworkState): void;
  /** Answers that were lost. */
  lost: number;
  close(): Promise<void>;
}

/** A way to a server at which a test can make everything go wrong that goes wrong in networks. */
export async function faultyNetwork(far: { host: string; port: number }): Promise<FaultyNetwork> {
  const sockets = new Set<Socket>();
  let state: NetworkState = { is: "passes" };
  const server = createServer((near) => {
    if (state.is === "cut") {
      near.destroy();
      return;
    }
    const other = connect(far.port, far.host);
    let isDoomed = false;
    for (const [one, opposite] of [
      [near, other],
      [other, near],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => opposite.destroy());
      one.on("close", () => {
        sockets.delete(one);
        opposite.destroy();
      });
    }
    near.on("data", (data) => {
      if (state.is === "swallows") return;
      if (state.is === "losesAnswers" && data.includes(state.what)) isDoomed = true;
      other.write(data);
    });
    other.on("data", (data) => {
      if (state.is === "swallows") return;
      if (!isDoomed) {
        near.write(data);
        return;
      }
      network.lost += 1;
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const network: FaultyNetwork = {
    port: typeof address === "object" && address ? address.port : 0,
    lost: 0,
    set(next) {
      // What was swallowed on a connection does not come later.
      if (next.is === "cut" || state.is === "swallows") endAll();
      state = next;
    },
    close() {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return network;
}
