import { recordAct } from "#app/audit/store.server.ts";
import { type StatusChange, StatusMoved, updateStatus, writeStatus } from "#app/drafting/status-store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { sweepDatabase } from "#app/kernel/sweep.server.ts";
import type { StoredBallot } from "./ballot-store.server.ts";
import { toHex, utf8 } from "./bytes.ts";
import type { Outcome } from "./decision.ts";
import type { JointOutcome, JointResult } from "./joint.ts";
import { findOpenParts, findResultWith } from "./joint-store.server.ts";
import { enterStep } from "./register-store.server.ts";
import { sha256 } from "./sha256.server.ts";

/** The tables that hold what is secret while a vote is open. */
const secretTables = ["PendingBallot", "VoteSecret", "CastMark"];

/** From this moment no ballot is taken: whoever casts is before it or refused. @returns false when it has ended already */
export async function beginClose(db: Database, voteId: string): Promise<boolean> {
  const { count } = await prismaOf(db).voteState.updateMany({
    where: { voteId, state: { in: ["open", "closing"] } },
    data: { state: "closing" },
  });
  return count === 1;
}

export interface CountedBallot extends StoredBallot {
  sector: string;
}

/**
 * The last ballot of everybody who cast one in a vote that is being closed, in the order of c, and the tie seed.
 * @returns null when another process has ended the vote, and with it removed what was secret
 */
export async function readForCount(db: Database, voteId: string, isSecret: boolean) {
  const prisma = prismaOf(db);
  const secret = await prisma.voteSecret.findUnique({ where: { voteId }, select: { tieSeed: true } });
  if (!secret) {
    if (await beginClose(db, voteId)) throw new Error(`the vote ${voteId} has lost its tie seed`);
    return null;
  }
  const ballots: CountedBallot[] = isSecret
    ? await prisma.pendingBallot.findMany({
        where: { voteId },
        select: { sector: true, ballot: true, nonce: true, c: true, reason: true },
      })
    : await lastOpenBallots(db, voteId);
  return { ...secret, ballots: ballots.sort((one, other) => (one.c < other.c ? -1 : 1)) };
}

async function lastOpenBallots(db: Database, voteId: string): Promise<CountedBallot[]> {
  const [ballots, electors] = await prismaOf(db).$transaction([
    prismaOf(db).openBallot.findMany({ where: { voteId }, orderBy: { round: "asc" } }),
    prismaOf(db).elector.findMany({ where: { voteId }, select: { accountId: true, sector: true } }),
  ]);
  const sectors = new Map(electors.map(({ accountId, sector }) => [accountId, sector]));
  const last = new Map(ballots.map((one) => [one.accountId, one]));
  return [...last.values()].map(({ accountId, ballot, nonce, c, reason }) => ({
    sector: sectors.get(accountId) ?? "",
    ballot,
    nonce,
    c,
    reason,
  }));
}

export interface Ending {
  voteId: string;
  forumId: string;
  /** The recommendation voted on, or the forum of a vote over options. */
  subjectId: string;
  at: Date;
  /** Who ended it; null for its time. */
  actorId: string | null;
  number: number;
  kind: "closed" | "cancelled";
  reason: string;
  /** JSON of the record; empty where it was cancelled. */
  record: string;
  /** What the log says of it: the outcome, and the root that binds the record to the vote. The seal is that of the record. */
  outcome: string;
  root: string;
  seal: string;
  /** How many ballots were counted. */
  cast: number;
  /** Of a secret vote that was counted; they take the place of the pending ones. */
  secretBallots: readonly StoredBallot[];
}

/**
 * Ends a vote together with the change of status, all or nothing; what was secret is deleted. A vote over options changes no status.
 * @returns false when somebody else has ended it
 */
export async function endVote(db: Database, ending: Ending, change: StatusChange | null): Promise<boolean> {
  const end = async (tx: Prisma.TransactionClient) => {
    await writeEnd(tx, ending);
    await enterEnd(tx, ending, null);
  };
  return unlessEnded(async () => {
    if (change) return updateStatus(db, change, end);
    await prismaOf(db).$transaction(end);
    return true;
  }, false);
}

/**
 * Ends a part of a joint vote. With the last of them the status changes too, all or nothing: parts that end at the same moment take turns on
 * the document's row, so that exactly one of them is the last.
 * @param changeTo what the joint outcome makes of the recommendation
 * @returns what the forums came to together, null while it is not the last; "endedBefore" when somebody else has ended the part
 */
export function endPart(
  db: Database,
  ending: Ending & { outcome: Outcome },
  part: { jointVoteId: string; documentId: string },
  changeTo: (outcome: JointOutcome) => StatusChange,
): Promise<{ joint: JointResult | null } | "endedBefore"> {
  const { jointVoteId, documentId } = part;
  const writing = () =>
    prismaOf(db).$transaction(async (tx) => {
      await tx.document.update({ where: { id: documentId }, data: { id: documentId }, select: { id: true } });
      await writeEnd(tx, ending);
      const joint = await findResultWith(tx, jointVoteId, ending);
      if (joint) await writeStatus(tx, changeTo(joint.outcome));
      await enterEnd(tx, ending, joint && { id: jointVoteId, ...joint });
      return { joint };
    });
  return unlessEnded(writing, "endedBefore" as const);
}

/** What is written of a vote with its end, besides how it ended. */
export type EndingVote = Awaited<ReturnType<typeof findOpenParts>>[0];

/**
 * Cancels all parts of a joint vote that still take ballots, with the change of status, all or nothing. A part that has been counted, or is
 * being counted, keeps its result; the forums come to nothing together.
 * @param endingOf what is written of a part
 * @returns ids of the parts that were cancelled; none when there was nothing left to cancel
 */
export async function cancelParts(
  db: Database,
  jointVoteId: string,
  endingOf: (part: EndingVote) => Ending,
  change: StatusChange,
): Promise<string[]> {
  let endings: Ending[] = [];
  const writing = () =>
    updateStatus(db, change, async (tx) => {
      endings = (await findOpenParts(tx, jointVoteId)).map(endingOf);
      if (endings.length === 0) throw new EndedBefore();
      for (const ending of endings) await writeEnd(tx, ending);
      for (const ending of endings) await enterEnd(tx, ending, null);
    });
  return (await unlessEnded(writing, false)) ? endings.map(({ voteId }) => voteId) : [];
}

class EndedBefore extends Error {}

async function unlessEnded<Value, Otherwise>(
  writing: () => Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await writing();
  } catch (error) {
    if (error instanceof EndedBefore || error instanceof StatusMoved) return otherwise;
    throw error;
  }
}

async function writeEnd(tx: Prisma.TransactionClient, ending: Ending): Promise<void> {
  const { voteId, at, kind, reason, record, secretBallots } = ending;
  // Ballots go into the final table while the vote is being closed, and only then.
  const from = kind === "closed" ? "closing" : "open";
  const { count } = await tx.voteState.updateMany({ where: { voteId, state: from }, data: { state: from } });
  if (count === 0) throw new EndedBefore();
  await tx.secretBallot.createMany({
    data: secretBallots.map(({ ballot, nonce, c, reason }) => ({ voteId, ballot, nonce, c, reason })),
  });
  await tx.voteState.update({ where: { voteId }, data: { state: "sweeping" }, select: { voteId: true } });
  await tx.pendingBallot.deleteMany({ where: { voteId } });
  await tx.voteSecret.deleteMany({ where: { voteId } });
  await tx.voteEnd.create({ data: { voteId, at, kind, reason, record }, select: { voteId: true } });
  const { number: vote, forumId, subjectId, actorId, outcome, root } = ending;
  await recordAct(tx, {
    at,
    actorId,
    forumId,
    kind: kind === "closed" ? "voteClosed" : "voteCancelled",
    subjectId,
    after: kind === "closed" ? { vote, outcome, root } : { vote },
  });
}

/** @param joint what the forums came to together, where this was the last of them */
async function enterEnd(
  tx: Prisma.TransactionClient,
  { voteId, at, kind, reason, cast, root, outcome, seal }: Ending,
  joint: (JointResult & { id: string }) | null,
): Promise<void> {
  if (kind === "cancelled") {
    await enterStep(tx, { voteId, at, kind: "cancelled" }, { reason: toHex(sha256(utf8(reason))) });
    return;
  }
  await enterStep(tx, { voteId, at, kind: "closed" }, { cast, root });
  await enterStep(tx, { voteId, at, kind: "result" }, { outcome, seal, ...(joint && { joint }) });
}

/** Votes that have ended and whose secrets may still be in the database's files. */
export async function findUnswept(db: Database): Promise<string[]> {
  const rows = await prismaOf(db).voteState.findMany({ where: { state: "sweeping" }, select: { voteId: true } });
  return rows.map(({ voteId }) => voteId);
}

/** Wipes what the given votes have deleted off the disk. @throws when the database cannot do so now; the votes stay to be swept */
export async function sweepVotes(db: Database, voteIds: readonly string[]): Promise<void> {
  await sweepDatabase(db, secretTables);
  await prismaOf(db).voteState.updateMany({
    where: { voteId: { in: [...voteIds] }, state: "sweeping" },
    data: { state: "ended" },
  });
}

/** The record of a vote that was closed, as it was written; null for one that has none. */
export async function findRecord(db: Database, voteId: string): Promise<string | null> {
  const end = await prismaOf(db).voteEnd.findUnique({ where: { voteId }, select: { record: true } });
  return end?.record || null;
}
