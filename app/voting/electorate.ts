import { sortedJson } from "#app/versions/sorted-json.ts";
import { type Sha256, toHex, utf8 } from "./bytes.ts";

/** Somebody who may vote, and the sector they hold when the vote opens. */
export interface ElectorSeat {
  accountId: string;
  sector: string;
}

/**
 * What is published of who may vote: SHA-256("trojglos-electorate-v1" ‖ voteId ‖ sorted JSON of [[accountId, sector], …] in the order of the
 * ids). The ids are random, so the hash tells nobody's name; whoever is given the list can check it.
 */
export async function hashElectorate(sha256: Sha256, voteId: string, seats: readonly ElectorSeat[]): Promise<string> {
  const list = seats
    .map(({ accountId, sector }) => [accountId, sector] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return toHex(await sha256(utf8(`trojglos-electorate-v1${voteId}${sortedJson(list)}`)));
}

/** How many people each of the sectors has, in their order. */
export function sizesBySector(seats: readonly ElectorSeat[], sectors: readonly string[]): Record<string, number> {
  return Object.fromEntries(sectors.map((sector) => [sector, seats.filter((seat) => seat.sector === sector).length]));
}
