import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Every command of this folder works from anywhere: the project root is where it lies, not where it was called. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const running = new Set();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, passOn);

// npm runs its scripts through a shell. A signal to npm ends npm and that shell and never comes here; losing the parent stands for it.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 200).unref();
}

/** A signal to this process ends the programs it started, and then itself. */
function passOn(signal) {
  for (const child of running) child.kill(signal);
  process.exit(signal === "SIGINT" ? 130 : 143);
}

/** From now on signals are the business of whoever listens in this process. */
export function releaseSignals() {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.off(signal, passOn);
}

/**
 * Runs a program in the project root and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, shell?: boolean }} [options] `capture` keeps the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>} code 127 when it cannot be started
 */
export function run(command, args, { env = {}, capture = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      shell,
    });
    running.add(child);
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => finish(127, error.message));
    child.on("close", (code, signal) => finish(signal ? 1 : (code ?? 1), output));
    function finish(code, text) {
      running.delete(child);
      resolve({ code, output: text });
    }
  });
}

/** Runs the command-line program of an installed package with this Node. */
export function runBin(packageName, binName, args, options) {
  return run(process.execPath, [binPath(packageName, binName), ...args], options);
}

/** Path of the program that a package installs under `binName`. */
export function binPath(packageName, binName) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = createRequire(import.meta.url)(join(folder, "package.json"));
  return join(folder, typeof bin === "string" ? bin : bin[binName]);
}

/** Runs npm, by the same npm that started this process where there is one. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) return run(process.execPath, [npm, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Ends this process with a line on the error output. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}
