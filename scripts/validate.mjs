import { fileURLToPath } from "node:url";
import { runBin } from "./run.mjs";
import { setUp } from "./setup.mjs";

const CHECKS = [
  { name: "Formatting and lint", package: "@biomejs/biome", bin: "biome", args: ["check", "--error-on-warnings", "."] },
  { name: "Types", package: "typescript", bin: "tsc", args: ["--noEmit"] },
  {
    name: "Import direction",
    package: "dependency-cruiser",
    bin: "depcruise",
    args: [
      "app",
      "server",
      "prisma",
      "scripts",
      "tests",
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err",
    ],
  },
  { name: "Unused code", package: "knip", bin: "knip", args: ["--no-progress"] },
];

/**
 * Runs every check and prints each result. The database clients must have been generated.
 * @returns {Promise<string[]>} names of the checks that failed
 */
export async function validate() {
  const results = await Promise.all(
    CHECKS.map(async (check) => ({
      check,
      ...(await runBin(check.package, check.bin, check.args, { capture: true })),
    })),
  );
  for (const { check, code, output } of results) {
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${check.name}`);
    if (code !== 0) console.log(output);
  }
  return results.filter(({ code }) => code !== 0).map(({ check }) => check.name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp();
  if ((await validate()).length > 0) process.exit(1);
}
