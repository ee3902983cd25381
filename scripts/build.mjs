import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compressFiles } from "./compress.mjs";
import { fail, root, runBin } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const SERVER = "build/node";
const PROGRAMS = ["index", "admin", "backup", "restore", "workshop-thread"];
/** Read by workshop-thread. */
const FONTS = "app/files/fonts";
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
  "scripts/compress.mjs",
];

/** Builds pages (Remix) and server (esbuild) into `build/`, unless it already holds the build of these sources. */
export async function build() {
  const wanted = hashOf(SOURCES);
  if (readStamp(STAMP) === wanted && PROGRAMS.every((program) => existsSync(join(root, SERVER, `${program}.js`))))
    return;
  console.log("Building…");
  rmSync(join(root, "build"), { recursive: true, force: true });
  const { code, output } = await runBin("@remix-run/dev", "remix", ["vite:build"], {
    env: { NODE_ENV: "production" },
    capture: true,
  });
  if (code !== 0) fail(`${output}\nThe build of the pages failed.`);
  await shrinkScripts();
  await buildVerifier();
  compressFiles(join(root, "build/client"));
  await buildServer();
  writeStamp(STAMP, wanted);
}

/** The scripts of public/ are copied as they are written, and every page loads them. */
async function shrinkScripts() {
  const { transform } = await import("esbuild");
  for (const name of readdirSync(join(root, "public")).filter((file) => file.endsWith(".js"))) {
    const file = join(root, "build/client", name);
    const { code } = await transform(readFileSync(file, "utf8"), { minify: true });
    writeFileSync(file, code);
  }
}

/** Checks votes in a browser. A script that is no module and loads none: a page that was saved with it works from the disk. */
async function buildVerifier() {
  const { build: bundle } = await import("esbuild");
  await bundle({
    absWorkingDir: root,
    entryPoints: { verify: "app/voting/verify-script.ts" },
    outdir: "build/client",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
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
  cpSync(join(root, FONTS), join(root, SERVER, "fonts"), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp();
  await build();
}
