import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, root, runBin } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const SERVER = "build/node";
const PROGRAMS = ["index", "admin", "backup", "restore"];
const STAMP = "build/.stamp";
const SOURCES = [
  "app",
  "server",
  "public",
  "prisma/schema.prisma",
  "prisma/postgres/schema.prisma",
  "prisma/seed",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "scripts/build.mjs",
];

/** Builds pages (Remix) and server (esbuild) into `build/`, unless it already holds the build of these sources. */
export async function build() {
  const wanted = hashOf(SOURCES);
  if (readStamp(STAMP) === wanted && PROGRAMS.every((program) => existsSync(join(root, SERVER, `${program}.js`))))
    return;
  console.log("Building…");
  rmSync(join(root, "build"), { recursive: true, force: true });
  const { code } = await runBin("@remix-run/dev", "remix", ["vite:build"], { env: { NODE_ENV: "production" } });
  if (code !== 0) fail("The build of the pages failed.");
  await buildServer();
  writeStamp(STAMP, wanted);
}

async function buildServer() {
  const { build: bundle } = await import("esbuild");
  try {
    await bundle({
      absWorkingDir: root,
      entryPoints: PROGRAMS.map((program) => `server/${program}.ts`),
      outdir: SERVER,
      bundle: true,
      splitting: true,
      packages: "external",
      platform: "node",
      target: "node20.19",
      format: "esm",
      sourcemap: true,
      logLevel: "warning",
    });
  } catch {
    fail("The build of the server failed.");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp();
  await build();
}
