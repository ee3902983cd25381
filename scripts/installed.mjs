import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const STAMP = "node_modules/.trojglos-installed";

/** Whether `node_modules` is what `package-lock.json` asks for on this platform. */
export function isInstalled() {
  if (readStamp(STAMP) === wanted() && existsSync(join(root, "node_modules/.package-lock.json"))) return true;
  if (!agreesWithLock()) return false;
  rememberInstalled();
  return true;
}

export function rememberInstalled() {
  writeStamp(STAMP, wanted());
}

function wanted() {
  return `${process.platform} ${process.arch} ${hashOf(["package.json", "package-lock.json"])}`;
}

/** Compares with npm's own list of what it put into `node_modules`, which is there after `npm install` too. */
function agreesWithLock() {
  const asked = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (!asked || !present) return false;
  const paths = new Set([...Object.keys(asked), ...Object.keys(present)]);
  paths.delete("");
  return [...paths].every((path) => {
    if (!asked[path]) return false;
    if (!present[path]) return mayBeAbsent(asked[path]);
    return asked[path].version === present[path].version && asked[path].integrity === present[path].integrity;
  });
}

function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

/** npm leaves out what is built for another platform, and optional packages that only such ones need. */
function mayBeAbsent({ optional, os, cpu, libc }) {
  if (!optional) return false;
  const isForThisPlatform =
    os && isListed(os, process.platform) && isListed(cpu, process.arch) && isListed(libc, cLibrary());
  return !isForThisPlatform;
}

function cLibrary() {
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

function isListed(list, value) {
  if (!list || list.includes(value)) return true;
  return list.every((entry) => entry.startsWith("!")) && !list.includes(`!${value}`);
}
