import type { Checked } from "./count-input.ts";
import type { PairTable } from "./option-table.ts";
import { recount } from "./recount.ts";
import type { ClosedVote } from "./vote-record.ts";

/**
 * A vote whose ballots are not to be published one by one: counted from the ballots, then with their commitments alone, and with how many
 * prefer each option to each other (`pairwise`) or the rounds of the count (`rounds`) in their place.
 */
export function withholdBallots(vote: ClosedVote, tieOrder: readonly string[]): Checked<ClosedVote> {
  const counted = recount({ ...vote, published: "ballots" }, tieOrder);
  if (!counted.ok) return counted;
  const result = counted.value ?? {};
  const ballots = vote.ballots.map(({ c }) => ({ c }));
  if (vote.published === "rounds") return { ok: true, value: { ...vote, ballots, result } };
  return { ok: true, value: { ...vote, ballots, pairwise: result.pairwise as PairTable } };
}
