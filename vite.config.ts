import { join } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Builds the script of passkeys as a file of its own: a page that needs it loads nothing else. */
const passkeyScript: Plugin = {
  name: "passkey-script",
  apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
  buildStart() {
    this.emitFile({ type: "chunk", id: "app/people/passkey-script.ts", fileName: "passkey.js" });
  },
};

/** Most code of the pages runs on the server alone: when it changes, the browser asks for the page again. */
const reloadPages: Plugin = {
  name: "reload-pages",
  apply: "serve",
  hotUpdate({ file, modules }) {
    const isOfPages = file.startsWith(join(import.meta.dirname, "app/"));
    // What the browser has loaded has an id there; what only a style sheet looks at has none.
    const isInBrowser = modules.some(({ id }) => id !== null);
    if (this.environment.name === "client" && isOfPages && !isInBrowser)
      this.environment.hot.send({ type: "full-reload" });
  },
};

export default defineConfig({
  optimizeDeps: {
    // Prepared at the start: a package found later reloads the page that is open.
    entries: ["app/entry.client.tsx", "app/{editor,drafting,forums,people,ui}/*.tsx"],
    include: ["@simplewebauthn/browser", "cookie", "zod"],
    // Server only; Vite looks at the imports of routes before Remix has taken the server's part out.
    exclude: [
      "@node-rs/argon2",
      "@prisma/adapter-libsql",
      "@prisma/adapter-pg",
      "@prisma/client",
      "@remix-run/node",
      "@simplewebauthn/server",
    ],
  },
  plugins: [
    tailwindcss(),
    passkeyScript,
    reloadPages,
    // Vitest reads vitest.config.ts; anything else that loads this file under it must not start the Remix compiler.
    process.env.VITEST
      ? null
      : remix({
          future: {
            v3_fetcherPersist: true,
            v3_lazyRouteDiscovery: true,
            v3_relativeSplatPath: true,
            v3_routeConfig: true,
            v3_singleFetch: true,
            v3_throwAbortReason: true,
          },
        }),
  ],
  // The Content-Security-Policy has no `data:` for scripts, styles and fonts.
  build: { target: "es2022", assetsInlineLimit: 0 },
});
