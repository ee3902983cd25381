import type { Entry } from "./journal-codec.ts";
import { reachedBy } from "./text-pieces.ts";

/**
 * Whose each client id of a text is: account id, empty for the server's own. The first who has written under an id keeps it, so that
 * nobody's next words can be taken for known because somebody else has used up their clock.
 */
export type Writers = ReadonlyMap<number, string>;

/** Takes over the client ids that an entry of the journal brings. @throws when its update is none */
export function addWriters(writers: Map<number, string>, { userId, update }: Entry): void {
  for (const client of reachedBy(update).keys()) {
    if (!writers.has(client)) writers.set(client, userId);
  }
}
