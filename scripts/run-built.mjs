import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { releaseSignals, root } from "./run.mjs";
import { setUp } from "./setup.mjs";

/**
 * Installs and builds what is out of date, and runs a program of the build in this very process, so that signals reach it.
 * @param {string} program its name in build/node/
 */
export async function runBuilt(program) {
  process.env.NODE_ENV = "production";
  // npm runs its scripts in the project; where it was called from, it says by INIT_CWD.
  process.env.CALLED_FROM = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  await setUp();
  await build();
  releaseSignals();
  await import(pathToFileURL(join(root, "build/node", `${program}.js`)).href);
}
