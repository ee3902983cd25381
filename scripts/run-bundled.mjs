import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";
import { hashOf } from "./stamp.mjs";

const PLACE = "node_modules/.cache/trojglos";

/**
 * Runs a TypeScript program of this folder that imports nothing but the rules of the application: bundled in a moment the first time, and
 * again when the rules change. Needs the installed dependencies and no build.
 * @param {string} program its name in scripts/, without the ending
 */
export async function runBundled(program) {
  const hash = hashOf([`scripts/${program}.ts`, "scripts/read-json.ts", "app/voting", "app/versions/sorted-json.ts"]);
  const file = join(root, PLACE, `${program}-${hash.slice(0, 16)}.mjs`);
  if (!existsSync(file)) await bundle(program, file);
  await import(pathToFileURL(file).href);
}

async function bundle(program, file) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${program}.ts`],
    bundle: true,
    write: false,
    packages: "external",
    platform: "node",
    target: "node20.19",
    format: "esm",
    logLevel: "error",
  });
  mkdirSync(join(root, PLACE), { recursive: true });
  // Renamed into place, so that two that start at once never read half a file.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].contents);
  renameSync(draft, file);
}
