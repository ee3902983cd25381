import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled, rememberInstalled } from "./installed.mjs";
import { listLanguages } from "./list-languages.mjs";
import { fail, root, runBin, runNpm } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const SCHEMAS = [
  { schema: "prisma/schema.prisma", output: "prisma/generated/sqlite/client.ts" },
  { schema: "prisma/postgres/schema.prisma", output: "prisma/generated/postgres/client.ts" },
];
const GENERATED_STAMP = "prisma/generated/.stamp";

/** Makes a bare checkout ready: dependencies, database clients, the list of languages, each only when out of date. */
export async function setUp() {
  checkNode();
  await install();
  await generate();
  listLanguages();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.version}.`);
}

async function install() {
  if (isInstalled()) return;
  console.log("Installing dependencies…");
  // Building and checking need the development dependencies, which NODE_ENV=production would leave out.
  const flags = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const clean = await runNpm(["ci", ...flags], { capture: true });
  if (clean.code !== 0) {
    // Where the registry lacks another platform's package, npm writes a lock file without it, which `npm ci` then refuses.
    const { code } = await runNpm(["install", "--no-save", ...flags]);
    if (code !== 0) fail(`${clean.output}\nThe dependencies could not be installed.`);
  }
  rememberInstalled();
}

async function generate() {
  const wanted = hashOf([
    ...SCHEMAS.map(({ schema }) => schema),
    "prisma.config.ts",
    "node_modules/prisma/package.json",
  ]);
  const isThere = SCHEMAS.every(({ output }) => existsSync(join(root, output)));
  if (isThere && readStamp(GENERATED_STAMP) === wanted) return;
  for (const { schema } of SCHEMAS) {
    const { code, output } = await runBin("prisma", "prisma", ["generate", "--schema", schema], {
      capture: true,
      env: { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    });
    if (code !== 0) fail(`${output}\nprisma generate failed for ${schema}.`);
  }
  writeStamp(GENERATED_STAMP, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp();
