import { type ChildProcess, spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../support/server-process.ts";
import type { OurData } from "./our-data.ts";
import type { RunningServer } from "./running-server.ts";
import { removeFolder, temporaryFolder } from "./temporary-folder.ts";
import { type ServerKind, wires } from "./wire.ts";

/** A server with a data folder of its own, which outlives restarts. */
export interface Installation {
  kind: ServerKind;
  name: string;
  folder: string;
  /** The name of the document with a number; for ours an existing draft. */
  document(index: number): string;
  start(): Promise<RunningServer>;
  remove(): void;
}

export interface Programs {
  /** The Node that runs every server. */
  node: string;
  /** The folder whose `build/` is ours. */
  ours: string;
  /** For ours: `--cpu-prof` and the like. */
  nodeArgs: string[];
}

const peers = join(import.meta.dirname, "peers");

/**
 * Prepares a server in a temporary folder.
 * @param options.window milliseconds of `flushDelay` for hocuspocusWindow
 */
export async function install(
  kind: ServerKind,
  programs: Programs,
  ourData: OurData,
  options: { window: number },
): Promise<Installation> {
  const folder = temporaryFolder();
  if (kind === "ours")
    await cp(ourData.folder, folder, { recursive: true, filter: (path) => !/-(wal|shm)$/.test(path) });
  const name = kind === "hocuspocusWindow" ? `Hocuspocus, flushDelay ${options.window}` : names[kind];
  const document = (index: number) =>
    kind === "ours" ? (ourData.documents[index % ourData.documents.length] ?? "") : `document-${index}`;
  return {
    kind,
    name,
    folder,
    document,
    async start() {
      const { args, env, cwd } = command(kind, programs, folder, options.window);
      const started = await startProcess(programs.node, args, env, cwd, name);
      return {
        kind,
        name,
        wire: wires[kind],
        ...started,
        headers: (person): Record<string, string> =>
          kind === "ours" ? { cookie: ourData.cookies[person % ourData.cookies.length] ?? "" } : {},
        document,
      };
    },
    remove: () => removeFolder(folder),
  };
}

interface Command {
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/** Starts ours on a folder without prepared data. */
export async function startBare(programs: Programs, folder: string): Promise<RunningServer> {
  const { args, env, cwd } = command("ours", programs, folder, 0);
  const started = await startProcess(programs.node, args, env, cwd, names.ours);
  return { kind: "ours", name: names.ours, wire: wires.ours, ...started, headers: () => ({}), document: () => "" };
}

const names: Record<ServerKind, string> = {
  ours: "ours",
  hocuspocus: "Hocuspocus",
  hocuspocusWindow: "Hocuspocus, flushDelay",
  yWebsocket: "y-websocket-server",
  relay: "relay",
};

function command(kind: ServerKind, programs: Programs, folder: string, window: number): Command {
  switch (kind) {
    case "ours":
      return {
        // As `npm start` does: a thousand texts that open one after another leave garbage, which a larger young generation only collects later.
        args: ["--max-semi-space-size=16", ...programs.nodeArgs, "build/node/index.js"],
        cwd: programs.ours,
        env: { DATA_DIR: folder, LOG_LEVEL: "warn" },
      };
    case "hocuspocus":
    case "hocuspocusWindow":
      return {
        args: [join(peers, "hocuspocus.mjs")],
        cwd: peers,
        env: {
          DATABASE: join(folder, "db.sqlite"),
          ...(kind === "hocuspocusWindow" ? { FLUSH_DELAY: String(window) } : {}),
        },
      };
    case "yWebsocket":
      return { args: [join(peers, "y-websocket-server.mjs")], cwd: peers, env: {} };
    case "relay":
      return { args: [join(peers, "relay.mjs")], cwd: peers, env: {} };
  }
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit(130));

/** Ends every server that still runs, in order, so that a profile of it is written. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
      return gone;
    }),
  );
}

async function startProcess(node: string, args: string[], env: Record<string, string>, cwd: string, name: string) {
  const port = await freePort();
  const child = spawn(node, args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      running.delete(child);
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/listening on|running at/.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void exited.then(() => reject(new Error(`${name} ended: ${output}`)));
  });
  if (child.pid === undefined) throw new Error(`${name} could not be started`);
  return {
    pid: child.pid,
    port,
    output: () => output,
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await exited;
    },
  };
}
