import { pino } from "pino";
import type { Context } from "#app/kernel/context.server.ts";
import { createHub } from "#app/kernel/hub.ts";
import { newId } from "#app/kernel/id.server.ts";
import type { OpenDatabase } from "#app/kernel/prisma.server.ts";

/** The world of a use case over a test's database; time and secret can be set. */
export function testContext(database: Pick<OpenDatabase, "db">, changes: Partial<Context> = {}): Context {
  return {
    db: database.db,
    hub: createHub(),
    log: pino({ level: "silent" }),
    sessionSecret: "a secret for tests, 32 characters or more",
    publicUrl: (path) => `https://forum.example.org${path}`,
    secondFactor: "optional",
    areDemoAccountsFixed: false,
    now: () => new Date(),
    newId,
    ...changes,
  };
}
