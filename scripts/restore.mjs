import { runBuilt } from "./run-built.mjs";

// `npm run restore -- FILE`.
await runBuilt("restore");
