import type { Sha256 } from "./bytes.ts";
import { commitSeed, sealRecord } from "./commitment.ts";
import type { Checked } from "./count-input.ts";
import { merkleRoot } from "./merkle.ts";
import { recount } from "./recount.ts";
import { tieOrder } from "./tie-order.ts";
import { ENGINE, RECORD_FORMAT, RECORD_VERSION, type VoteRecord } from "./vote-record.ts";

/** What is known of a closed vote before its record is made. With `published: "rounds"`, `result` is what was counted. */
export type ClosedVote = Omit<
  VoteRecord,
  "format" | "version" | "engine" | "tieSeedCommitment" | "root" | "result" | "seal"
> & {
  result?: Record<string, unknown>;
};

/** The record of a closed vote: ballots sorted by c, their root, and the result that follows from them. */
export async function assembleRecord(sha256: Sha256, vote: ClosedVote): Promise<Checked<VoteRecord>> {
  const ballots = [...vote.ballots].sort((one, other) => (one.c < other.c ? -1 : 1));
  const root = await merkleRoot(
    sha256,
    ballots.map(({ c }) => c),
  );
  const order = await tieOrder(sha256, vote.tieSeed, root, vote.rule.options);
  const counted = recount({ ...vote, ballots }, order);
  if (!counted.ok) return counted;
  const record = {
    format: RECORD_FORMAT as typeof RECORD_FORMAT,
    version: RECORD_VERSION as typeof RECORD_VERSION,
    engine: ENGINE,
    ...vote,
    ballots,
    tieSeedCommitment: await commitSeed(sha256, vote.vote.id, vote.tieSeed),
    root,
    result: counted.value ?? vote.result ?? {},
  };
  return { ok: true, value: { ...record, seal: await sealRecord(sha256, record) } };
}
