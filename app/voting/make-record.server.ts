import type { Context } from "#app/kernel/context.server.ts";
import { assembleRecord } from "./assemble-record.ts";
import type { VoteTerms } from "./count-input.ts";
import { discloseSectors, leastThresholds, publicationOf } from "./disclosure.ts";
import type { CountedBallot } from "./end-store.server.ts";
import { findJointVote } from "./joint-store.server.ts";
import { fixedChoices } from "./method.ts";
import { countSectors } from "./sector-counts.ts";
import { sha256 } from "./sha256.server.ts";
import { countTurnout, type VoteRow } from "./store.server.ts";
import { type Turnout, termsAtClose } from "./terms-at-close.ts";
import { optionNames, readVoteOptions } from "./vote-options.ts";
import type { Publication, RecordedSector, VoteRecord } from "./vote-record.ts";

/**
 * The record of a vote whose ballots have been read.
 * @param ballots the last of everybody, in the order of c
 */
export async function makeRecord(
  ctx: Context,
  vote: VoteRow,
  { tieSeed, ballots, at }: { tieSeed: string; ballots: readonly CountedBallot[]; at: Date },
): Promise<VoteRecord> {
  const turnout = await countTurnout(ctx.db, vote.id, vote.isSecret);
  const rule = termsAtClose(JSON.parse(vote.terms) as VoteTerms, turnout, vote.mode === "session");
  const sizes = Object.entries(turnout).map(([sector, { entitled }]) => [sector, entitled] as const);
  const sectors = rule.sectors ? recordedSectors(rule, ballots, vote.isSecret) : undefined;
  const { version, recommendation, textHash, jointVoteId } = vote;
  const joint = jointVoteId === null ? null : await findJointVote(ctx.db, jointVoteId);
  const record = await assembleRecord(sha256, {
    vote: {
      id: vote.id,
      forum: vote.forum.slug,
      ...(recommendation ? { recommendation: recommendation.number, title: recommendation.title } : {}),
      number: vote.number,
      ...(version ? { version: version.number } : {}),
      question: vote.question,
      ...(joint ? { joint: recordedJointVote(joint) } : {}),
      secret: vote.isSecret,
      openedAt: vote.openedAt.toISOString(),
      closesAt: vote.closesAt.toISOString(),
      closedAt: at.toISOString(),
    },
    text:
      version && textHash !== null
        ? { hash: textHash, schemaVersion: version.schemaVersion, canonical: version.text }
        : null,
    electorate: {
      hash: vote.electorateHash,
      entitled: sizes.reduce((sum, [, size]) => sum + size, 0),
      sectors: Object.fromEntries(sizes),
      ...recusedBySector(turnout),
    },
    rule,
    ...(fixedChoices(rule.method) ? {} : { names: optionNames(readVoteOptions(vote.options)) }),
    tieSeed,
    published: publication(vote.isSecret, rule, ballots.length),
    ballots: ballots.map(({ c, ballot, nonce }) => ({ c, ballot: JSON.parse(ballot), nonce })),
    ...(sectors ? { sectors } : {}),
  });
  if (!record.ok) throw new Error(`vote ${vote.id} cannot be counted: ${JSON.stringify(record.faults)}`);
  return record.value;
}

/** Which votes make one with this one, and how many of all must adopt. */
function recordedJointVote({ id, required, votes }: NonNullable<Awaited<ReturnType<typeof findJointVote>>>) {
  return { id, required, votes: votes.map((part) => ({ id: part.id, forum: part.forum.slug, number: part.number })) };
}

/** A secret ranking that nobody else is likely to have cast is nearly a signature. */
function publication(isSecret: boolean, { method, options }: VoteTerms, ballots: number): Publication {
  return isSecret ? publicationOf(method, options.length, ballots) : "ballots";
}

/** Nothing where everybody takes part. */
function recusedBySector(turnout: Record<string, Turnout>): { recused?: Record<string, number> } {
  const sectors = Object.entries(turnout).map(([sector, { recused }]) => [sector, recused] as const);
  const some = sectors.filter(([, recused]) => recused > 0);
  return some.length > 0 ? { recused: Object.fromEntries(some) } : {};
}

function recordedSectors(
  rule: VoteTerms,
  ballots: readonly CountedBallot[],
  isSecret: boolean,
): Record<string, RecordedSector> {
  const counted = countSectors(
    rule,
    ballots.map(({ sector, ballot }) => ({ sector, choice: String(JSON.parse(ballot).choice) })),
  );
  if (isSecret) return discloseSectors(counted, leastThresholds);
  return Object.fromEntries(
    Object.entries(counted).map(([name, { tally }]) => {
      const cast = Object.values(tally).reduce((sum: number, votes: number) => sum + votes, 0);
      return [name, { cast, votes: tally }];
    }),
  );
}
