import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BystanderReport, BystanderTask } from "./bystander.ts";
import type { RunningServer } from "./running-server.ts";

/** Somebody who writes on another document meanwhile. */
export interface Bystander {
  /** How long their slowest edit takes while `work` runs, in milliseconds. */
  during(work: () => Promise<unknown>): Promise<number>;
  leave(): void;
}

/** `person` and `document` are used by nobody else. */
export async function watchBystander(server: RunningServer, person: number, document: number): Promise<Bystander> {
  const child = fork(join(import.meta.dirname, "bystander.ts"), { execArgv: ["--import", "tsx"] });
  const task: BystanderTask = {
    kind: server.kind,
    port: server.port,
    document: server.document(document),
    headers: server.headers(person),
  };
  await ask(child, task);
  return {
    async during(work) {
      await ask(child, "reset");
      await work();
      const report = (await ask(child, "report")) as BystanderReport;
      return report.longest;
    },
    leave: () => child.disconnect(),
  };
}

async function ask(child: ChildProcess, message: object | string): Promise<unknown> {
  const answer = once(child, "message");
  child.send(message);
  return (await answer)[0];
}
