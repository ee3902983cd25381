import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

export interface ServerProcess {
  process: ChildProcess;
  url: string;
  wsUrl: string;
  /** Everything it has printed. */
  output(): string;
  /** Ends it with a signal. @returns its exit code; null when the signal killed it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the compiled server, as `npm start` does after building, and waits until it says that it listens.
 * @param nodeArgs more arguments for Node
 */
export async function startServerProcess(
  env: Record<string, string | undefined>,
  nodeArgs: string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--enable-source-maps", ...nodeArgs, "build/node/index.js"], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const listening = /listening on http:\/\/localhost:(\d+)/.exec(output);
      if (listening) resolve(Number(listening[1]));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void exited.then((code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    output: () => output,
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** A port that is free now, for a server that must come back on the same one. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
