import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildAssets } from "./http.ts";
import { run } from "./run.ts";

const root = process.cwd();
const build = await import(pathToFileURL(join(root, "build/server/index.js")).href);
await run({ build, assets: () => buildAssets(root) });
