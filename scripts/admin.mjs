import { runBuilt } from "./run-built.mjs";

// `npm run admin -- <command>`.
await runBuilt("admin");
