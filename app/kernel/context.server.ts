import type { Logger } from "pino";
import type { Database } from "./database.server.ts";
import type { Hub } from "./hub.ts";

/** What every use case gets: the world, so that time, randomness and identity can be set in a test. */
export interface Context {
  db: Database;
  hub: Hub;
  log: Logger;
  /** Key under which session tokens are hashed. */
  sessionSecret: string;
  /** The public address of a path of this instance, for what leaves it, such as mails. Never from what a request says. */
  publicUrl(path: string): string;
  /** Whether a second factor is demanded of moderators and of the secretariat. */
  secondFactor: "required" | "optional";
  /** Whether what would lock others out of demo accounts is refused: their passwords are published, and others can reach them. */
  areDemoAccountsFixed: boolean;
  now(): Date;
  /** A new random id, 32 hexadecimal digits. */
  newId(): string;
}
