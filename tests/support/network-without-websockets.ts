import { request as ask, createServer } from "node:http";
import type { Duplex } from "node:stream";

export interface NetworkWithoutWebSockets {
  /** Where the server behind it is reached, over plain HTTP. */
  url: string;
  /** Upgrades that did not get through. */
  refused: number;
  close(): Promise<void>;
}

/** A way to a server on this machine that passes HTTP and no upgrade: it cuts the connection, or leaves it without an answer. */
export async function networkWithoutWebSockets(
  port: number,
  upgrades: "cut" | "unanswered",
): Promise<NetworkWithoutWebSockets> {
  const held = new Set<Duplex>();
  const server = createServer((near, response) => {
    const { method, url: path, headers } = near;
    const far = ask({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    far.on("error", () => response.destroy());
    response.on("close", () => far.destroy());
    near.pipe(far);
  });
  server.on("upgrade", (_request, socket) => {
    network.refused += 1;
    socket.on("error", () => {});
    if (upgrades === "cut") socket.destroy();
    else held.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const network: NetworkWithoutWebSockets = {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    refused: 0,
    close() {
      for (const socket of held) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return network;
}
