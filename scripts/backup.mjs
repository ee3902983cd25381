import { runBuilt } from "./run-built.mjs";

// `npm run backup -- FILE [--force]`.
await runBuilt("backup");
