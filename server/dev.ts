import type { ServerBuild } from "@remix-run/node";
import { createServer, type ViteDevServer } from "vite";
import { run } from "./run.ts";

// Set before any request can arrive: assets() runs before the server listens.
let vite: ViteDevServer;

await run({
  build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
  async assets(server) {
    // The reload socket shares our port, so that `connect-src 'self'` covers it.
    vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
    return vite.middlewares;
  },
});
