import { pino } from "pino";
import type { Context } from "#app/kernel/context.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import type { Environment } from "#app/kernel/env.server.ts";
import { createHub } from "#app/kernel/hub.ts";
import { newId } from "#app/kernel/id.server.ts";
import { sessionSecret } from "./session-secret.ts";

const loopback = ["127.0.0.1", "::1", "localhost"];

/** The world of the use cases, for the server and for commands beside it. `port` is asked when an address is made without APP_URL. */
export function createContext(env: Environment, db: Database, port: () => number): Context {
  return {
    db,
    hub: createHub(),
    log: pino({ level: env.LOG_LEVEL, base: null }),
    sessionSecret: env.SESSION_SECRET ?? sessionSecret(env.DATA_DIR),
    publicUrl: (path) => new URL(path, env.APP_URL ?? `http://localhost:${port()}`).href,
    secondFactor: env.SECOND_FACTOR ?? "required",
    areDemoAccountsFixed: env.APP_URL !== undefined || (env.HOST !== undefined && !loopback.includes(env.HOST)),
    now: () => new Date(),
    newId,
  };
}
