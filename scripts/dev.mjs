import { binPath, run } from "./run.mjs";
import { setUp } from "./setup.mjs";

// `npm run dev`: the server restarts when its files change; pages and styles are exchanged in the browser by Vite.
await setUp();
const { code } = await run(
  process.execPath,
  [binPath("tsx", "tsx"), "watch", "--clear-screen=false", "--exclude=build/**", "--exclude=data/**", "server/dev.ts"],
  { env: { NODE_ENV: "development" } },
);
process.exit(code);
