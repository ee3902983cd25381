import { spawn } from "node:child_process";

/** Runs a compiled program of `build/node`, as its npm command does after building. */
export function runProgram(
  name: string,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<{ code: number | null; printed: string; complaints: string }> {
  const child = spawn(process.execPath, [`build/node/${name}.js`, ...args], {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let complaints = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed, complaints })));
}
