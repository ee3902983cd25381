import { isPublic, isStatus } from "#app/drafting/lifecycle.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type BriefOutcome, readBriefOutcome } from "./read-brief-outcome.server.ts";
import { readJointVote } from "./read-joint-vote.server.ts";
import { findEndedVotes } from "./result-store.server.ts";
import type { ShownJointVote } from "./shown-joint.ts";

/** A vote that has ended, on a recommendation that everyone may read. */
export interface EndedVote {
  forum: { slug: string; name: string };
  /** Of the recommendation. */
  number: string;
  title: string;
  vote: number;
  at: Date;
  /** Null where it was cancelled. */
  outcome: BriefOutcome | null;
  /** Why it was cancelled. */
  reason: string;
  /** What several forums came to together, with what each came to; null for the vote of one forum. */
  joint: (Pick<ShownJointVote, "result"> & { parts: EndedPart[] }) | null;
}

/** A vote of one forum in a joint vote; `outcome` is null where it was cancelled. */
export interface EndedPart {
  forum: string;
  vote: number;
  outcome: BriefOutcome | null;
}

/**
 * The votes that ended last, the newest first; only on recommendations that a forum leads, with `forumSlug`. A joint vote is one of them, once
 * its last part has ended.
 */
export async function readEndedVotes(ctx: Context, filter: { forumSlug?: string; take: number }): Promise<EndedVote[]> {
  const rows = await findEndedVotes(ctx.db, filter);
  const read = rows.map(
    async ({ end, recommendation, number: vote, id, options, jointVoteId }): Promise<EndedVote[]> => {
      if (!end || !recommendation) return [];
      const { status, publicSince, publications, number, title, forum } = recommendation;
      const isOpen = isStatus(status) && isPublic(status, publicSince !== null);
      if (!isOpen && publications.length === 0) return [];
      const { at, kind, reason } = end;
      const joint = await readJointVote(ctx, { jointVoteId });
      if (joint && !isLast(joint, id)) return [];
      const outcome = kind === "closed" ? await readBriefOutcome(ctx, { id, options }) : null;
      // While it is written anew, only the title that was published is everyone's.
      return [
        {
          forum,
          number,
          title: isOpen ? title : (publications[0]?.version.recommendationTitle ?? ""),
          vote,
          at,
          outcome,
          reason,
          joint: joint && { result: joint.result, parts: await endedParts(ctx, joint) },
        },
      ];
    },
  );
  return (await Promise.all(read)).flat();
}

/** Whether all parts of a joint vote have ended, and the given one stands for them: the last that was closed, or that was cancelled. */
function isLast({ parts, isCancelled }: ShownJointVote, voteId: string): boolean {
  if (parts.some(({ state }) => state === "open" || state === "closing")) return false;
  const ended = parts.filter(({ state }) => state === (isCancelled ? "cancelled" : "closed"));
  const last = ended.reduce(
    (latest, part) => (part.at >= latest.at ? part : latest),
    ended[0] as ShownJointVote["parts"][0],
  );
  return last?.voteId === voteId;
}

function endedParts(ctx: Context, { parts }: ShownJointVote): Promise<EndedPart[]> {
  return Promise.all(
    parts.map(async ({ voteId, forum, number }) => ({
      forum,
      vote: number,
      outcome: await readBriefOutcome(ctx, { id: voteId, options: "{}" }),
    })),
  );
}
