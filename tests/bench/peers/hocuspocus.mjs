// Hocuspocus with its SQLite extension as it comes; FLUSH_DELAY in milliseconds sets its broadcast window.
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const { PORT, HOST, DATABASE, FLUSH_DELAY } = process.env;
const server = new Server({
  port: Number(PORT),
  address: HOST,
  quiet: true,
  extensions: [new SQLite({ database: DATABASE })],
  ...(FLUSH_DELAY ? { flushDelay: Number(FLUSH_DELAY) } : {}),
});
await server.listen();
console.log(`listening on ${PORT}`);
