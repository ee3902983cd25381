import { transition } from "#app/drafting/lifecycle.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { VoteTerms } from "./count-input.ts";
import { fault, isWhole } from "./fault.ts";
import { faultsOfForums, type OpeningFault } from "./forum-faults.ts";
import type { ProposedJointVote } from "./joint.ts";
import { findForumsOf, type VotingForum } from "./joint-store.server.ts";
import type { NewPart } from "./opening-store.server.ts";
import { type ProposedVote, prepareVote } from "./prepare-vote.server.ts";
import { findFrozenVersion } from "./store.server.ts";

export interface VoteProposal extends ProposedVote {
  /** Hash of the text that the moderator saw. */
  textHash: string;
  /** Null where the forum that leads votes alone. */
  joint: ProposedJointVote | null;
}

/** A vote of one forum that could open. */
export interface PreparedPart extends NewPart {
  forum: VotingForum;
  terms: VoteTerms;
  sizes: Record<string, number>;
}

/** `required`: how many of the parts must adopt; null where there is one forum, which decides alone. */
export type PreparedTextVote =
  | { faults: OpeningFault[] }
  | { faults: null; parts: [PreparedPart, ...PreparedPart[]]; required: number | null };

/** What would open on the text that was frozen last, the lead forum's part first; or every reason why it cannot. */
export async function prepareTextVote(
  ctx: Context,
  recommendation: Pick<RecommendationDetails, "id" | "status">,
  proposal: VoteProposal,
): Promise<PreparedTextVote> {
  const version = await findFrozenVersion(ctx.db, recommendation.id);
  const isTextFrozen = transition(recommendation.status, "voting") !== undefined;
  const { forums, required, faults } = chooseForums(await findForumsOf(ctx.db, recommendation.id), proposal.joint);
  const parts: PreparedPart[] = [];
  const refused: { name: string; faults: OpeningFault[] }[] = [];
  for (const forum of forums) {
    const subject = { version, isTextFrozen, seenHash: proposal.textHash };
    const prepared = await prepareVote(ctx, forum.id, proposal, subject);
    if (prepared.faults) refused.push({ name: forum.name, faults: prepared.faults });
    else parts.push({ ...prepared, forumId: forum.id, forum });
  }
  faults.push(...faultsOfForums(refused, forums.length > 1));
  const [first, ...others] = parts;
  return faults.length > 0 || !first ? { faults } : { faults: null, parts: [first, ...others], required };
}

/** The forums that are to vote, and what is wrong with the choice. */
function chooseForums(
  { lead, joined }: { lead: VotingForum; joined: readonly VotingForum[] },
  joint: ProposedJointVote | null,
): { forums: VotingForum[]; required: number | null; faults: OpeningFault[] } {
  if (!joint) return { forums: [lead], required: null, faults: [] };
  const forums = [lead, ...joined.filter(({ slug }) => joint.forums.includes(slug))];
  const required = joint.required === "all" ? forums.length : joint.required;
  const faults: OpeningFault[] = [];
  if (joint.forums.some((slug) => !joined.some((one) => one.slug === slug)))
    faults.push(fault("forumNotJoined", "joint.forums"));
  else if (forums.length === 1) faults.push(fault("noForumChosen", "joint.forums"));
  for (const { name, archivedAt } of forums)
    if (archivedAt) faults.push({ ...fault("forumArchived", "joint.forums"), forum: name });
  if (isWhole(required, 1, forums.length)) return { forums, required, faults };
  faults.push(fault("jointRequiredOutOfBounds", "joint.required"));
  return { forums, required: null, faults };
}
