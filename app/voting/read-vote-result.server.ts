import type { Actor } from "#app/forums/actor.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { VoteTerms } from "./count-input.ts";
import { findRecord } from "./end-store.server.ts";
import { fixedChoices } from "./method.ts";
import { type KnownBallot, namedBallots } from "./named-ballots.ts";
import { readDissents, readerRole } from "./read-dissents.server.ts";
import { findOpenBallots, findSecretReasons } from "./result-store.server.ts";
import { countSectors } from "./sector-counts.ts";
import type { SectorResult, ShownResult } from "./shown-result.ts";
import { countTurnout, type VoteRow } from "./store.server.ts";
import { optionNames, readVoteOptions } from "./vote-options.ts";
import type { VoteRecord } from "./vote-record.ts";
import { isDecision, type VoteResult } from "./vote-result.ts";

/** Null for a vote that has no result. */
export async function readVoteResult(ctx: Context, actor: Actor | null, vote: VoteRow): Promise<ShownResult | null> {
  const stored = await findRecord(ctx.db, vote.id);
  if (stored === null) return null;
  const record = JSON.parse(stored) as VoteRecord;
  const role = readerRole(actor, vote.forumId);
  const ballots = vote.isSecret ? [] : await findOpenBallots(ctx.db, vote);
  const reasons = vote.isSecret ? await findSecretReasons(ctx.db, vote.id) : ballots.map(({ reason }) => reason);
  const recused = record.electorate.recused ?? {};
  return {
    result: record.result as unknown as VoteResult,
    names: record.names ?? optionNames(readVoteOptions(vote.options)),
    sectors: await sectorResults(ctx, vote, record, ballots),
    recused: Object.values(recused).reduce((sum, number) => sum + number, 0),
    voters: vote.isSecret || role === null ? null : namedBallots(ballots, role),
    objections: role === null ? [] : reasons.filter(Boolean),
    root: record.root,
    dissents: await readDissents(ctx, actor, { voteId: vote.id }),
  };
}

async function sectorResults(
  ctx: Context,
  vote: VoteRow,
  { electorate, rule, sectors, result }: VoteRecord,
  ballots: readonly KnownBallot[],
): Promise<SectorResult[]> {
  const turnout = await countTurnout(ctx.db, vote.id, vote.isSecret);
  const tallies = vote.isSecret ? {} : openTallies(rule, electorate.sectors, ballots);
  const decided = result as unknown as VoteResult;
  return sectorIds.flatMap((sector) => {
    const entitled = electorate.sectors[sector];
    if (entitled === undefined) return [];
    const votes = sectors?.[sector]?.votes ?? tallies[sector] ?? null;
    return {
      sector,
      entitled: entitled - (electorate.recused?.[sector] ?? 0),
      cast: turnout[sector]?.cast ?? 0,
      tally: votes === null || "passed" in votes ? null : votes,
      passed: isDecision(decided) ? (decided.sectors?.[sector]?.passed ?? null) : null,
    };
  });
}

/** An open vote shows its sectors, whether they have a rule of their own or not. */
function openTallies(rule: VoteTerms, sizes: Readonly<Record<string, number>>, ballots: readonly KnownBallot[]) {
  if (!fixedChoices(rule.method)) return {};
  const list = Object.fromEntries(Object.entries(sizes).map(([name, entitled]) => [name, { entitled }]));
  const bySector = { ...rule, sectors: { list, threshold: rule.threshold, quorum: null, required: "all" as const } };
  const cast = ballots.map(({ sector, ballot }) => ({ sector, choice: String(JSON.parse(ballot).choice) }));
  const counted = countSectors(bySector, cast);
  return Object.fromEntries(Object.entries(counted).map(([name, { tally }]) => [name, tally]));
}
