import type { Sha256 } from "./bytes.ts";
import { commitSeed, sealRecord } from "./commitment.ts";
import type { Checked } from "./count-input.ts";
import { merkleRoot } from "./merkle.ts";
import { recount } from "./recount.ts";
import { tieOrder } from "./tie-order.ts";
import { type ClosedVote, ENGINE, RECORD_FORMAT, RECORD_VERSION, type VoteRecord } from "./vote-record.ts";
import { withholdBallots } from "./withhold-ballots.ts";

/** The record of a closed vote: ballots sorted by c, their root, and the result that follows from them. */
export async function assembleRecord(sha256: Sha256, closed: ClosedVote): Promise<Checked<VoteRecord>> {
  const ballots = [...closed.ballots].sort((one, other) => (one.c < other.c ? -1 : 1));
  const root = await merkleRoot(
    sha256,
    ballots.map(({ c }) => c),
  );
  const order = await tieOrder(sha256, closed.tieSeed, root, closed.rule.options);
  const disclosed = disclose({ ...closed, ballots }, order);
  if (!disclosed.ok) return disclosed;
  const vote = disclosed.value;
  const counted = recount(vote, order);
  if (!counted.ok) return counted;
  const record = {
    format: RECORD_FORMAT as typeof RECORD_FORMAT,
    version: RECORD_VERSION as typeof RECORD_VERSION,
    engine: ENGINE,
    ...vote,
    tieSeedCommitment: await commitSeed(sha256, vote.vote.id, vote.tieSeed),
    root,
    result: counted.value ?? vote.result ?? {},
  };
  return { ok: true, value: { ...record, seal: await sealRecord(sha256, record) } };
}

function disclose(vote: ClosedVote, order: readonly string[]): Checked<ClosedVote> {
  const isWithheld = vote.published !== "ballots" && vote.ballots.some(({ ballot }) => ballot !== undefined);
  return isWithheld ? withholdBallots(vote, order) : { ok: true, value: vote };
}
