import { runBundled } from "./run-bundled.mjs";

// `npm run -s count -- input.json`, or standard input.
await runBundled("count");
