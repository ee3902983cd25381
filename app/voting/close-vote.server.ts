import { announce } from "#app/drafting/announce.server.ts";
import { documentStateIn, isPublic, type Status } from "#app/drafting/lifecycle.ts";
import type { StatusChange } from "#app/drafting/status-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { Outcome } from "./decision.ts";
import {
  beginClose,
  type Ending,
  endPart,
  endVote,
  findUnswept,
  readForCount,
  sweepVotes,
} from "./end-store.server.ts";
import type { JointOutcome } from "./joint.ts";
import { makeRecord } from "./make-record.server.ts";
import { findDueVotes, findVote, type VoteRow } from "./store.server.ts";

/** Where the outcome of a vote takes a recommendation: one that was not decided goes back to those who write it. */
const statusAfter: Record<Outcome | JointOutcome, Status> = {
  adopted: "adopted",
  rejected: "rejected",
  blocked: "draft",
  no_quorum: "draft",
  returned: "draft",
};

/**
 * Ends every vote whose time is over, and finishes what a stop of the server has left half done. The server calls it every few seconds;
 * several processes may.
 * @returns ids of the votes it ended
 */
export async function closeDueVotes(ctx: Context): Promise<string[]> {
  const ended: string[] = [];
  for (const voteId of await findDueVotes(ctx.db, ctx.now())) {
    if (await closeVote(ctx, voteId)) ended.push(voteId);
  }
  await sweepEnded(ctx);
  return ended;
}

/** Wipes off the disk what ended votes have deleted. What cannot be done now is done at the next call. */
export async function sweepEnded(ctx: Context): Promise<void> {
  const unswept = await findUnswept(ctx.db);
  if (unswept.length === 0) return;
  await sweepVotes(ctx.db, unswept).catch((error: unknown) => {
    ctx.log.error({ err: error }, "an ended vote is not yet swept out of the database file");
  });
}

/**
 * Ends a vote: first no ballot is taken any more, then what is there is counted and written with the record, the final ballots and the
 * recommendation's new status in one transaction; of a joint vote, the last part to end brings the new status. Killed in between, it is done
 * anew and comes to the same.
 * @returns false when it had ended before
 */
async function closeVote(ctx: Context, voteId: string): Promise<boolean> {
  if (!(await beginClose(ctx.db, voteId))) return false;
  const vote = await findVote(ctx.db, voteId);
  if (!vote) return false;
  const counted = await readForCount(ctx.db, voteId, vote.isSecret);
  if (!counted) return false;
  const { tieSeed, ballots } = counted;
  const at = ctx.now();
  const record = await makeRecord(ctx, vote, { tieSeed, ballots, at });
  const outcome = (record.result.outcome ?? "counted") as Outcome | "counted";
  const ending = {
    voteId,
    forumId: vote.forumId,
    subjectId: vote.recommendationId ?? vote.forumId,
    at,
    actorId: null,
    number: vote.number,
    kind: "closed" as const,
    reason: "",
    record: JSON.stringify(record),
    outcome,
    root: record.root,
    seal: record.seal,
    cast: record.ballots.length,
    secretBallots: vote.isSecret ? ballots : [],
  };
  const ended = await endWithStatus(ctx, vote, ending);
  if (!ended) return false;
  ctx.hub.publish({ type: "vote", voteId });
  if (ended.to) tellMoved(ctx, vote, ended.to);
  return true;
}

/**
 * Writes the end of a vote, and where it takes the recommendation: its own outcome, or with the last part of a joint vote what the forums came
 * to together.
 * @returns the new status, if there is one; null when the vote had ended before
 */
async function endWithStatus(ctx: Context, vote: VoteRow, ending: Ending): Promise<{ to: Status | null } | null> {
  const { recommendation, jointVoteId } = vote;
  const outcome = ending.outcome as Outcome;
  if (recommendation && jointVoteId !== null) {
    const part = { jointVoteId, documentId: recommendation.documentId };
    const changeFor = (joint: JointOutcome) => changeTo(ctx, recommendation, statusAfter[joint], ending.at);
    const ended = await endPart(ctx.db, { ...ending, outcome }, part, changeFor);
    return ended === "endedBefore" ? null : { to: ended.joint && statusAfter[ended.joint.outcome] };
  }
  const to = recommendation && ending.outcome !== "counted" ? statusAfter[outcome] : null;
  const change = recommendation && to ? changeTo(ctx, recommendation, to, ending.at) : null;
  return (await endVote(ctx.db, ending, change)) ? { to } : null;
}

/** The result, not a person, moves the recommendation. */
function changeTo(
  ctx: Context,
  { id, forumId, documentId }: NonNullable<VoteRow["recommendation"]>,
  to: Status,
  at: Date,
): StatusChange {
  return {
    id: ctx.newId(),
    recommendationId: id,
    forumId,
    documentId,
    from: "voting",
    to,
    documentState: documentStateIn(to),
    becamePublicAt: isPublic(to, false) ? at : null,
    accountId: "",
    at,
    reason: "",
  };
}

function tellMoved(ctx: Context, { recommendation }: VoteRow, status: Status): void {
  if (!recommendation) return;
  ctx.hub.publish({ type: "access-changed" });
  announce(ctx, "changed", {
    ...recommendation,
    status,
    lead: recommendation.forum,
    joined: recommendation.joined.map(({ forum }) => forum),
    isPublic: isPublic(status, recommendation.publicSince !== null),
  });
}
