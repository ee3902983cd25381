import { runBundled } from "./run-bundled.mjs";

// `npm run -s verify -- record.json`, or standard input; `--root <hex>` compares with the root that was published elsewhere.
await runBundled("verify");
