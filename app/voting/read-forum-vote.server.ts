import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { type ForumDetails, readForum } from "#app/forums/read-forums.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { stateOf } from "./read-vote.server.ts";
import { findVoteByNumber, type VoteRow } from "./store.server.ts";

/** A vote over options of a forum. */
export interface FoundForumVote {
  row: VoteRow;
  forum: ForumDetails;
  state: ReturnType<typeof stateOf>;
}

/** A vote over options by its number. The options may be drafts, which are the members' own: so is the vote. */
export async function readForumVote(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; vote: string },
): Promise<Result<FoundForumVote, "notFound">> {
  const found = await readForum(ctx, actor, at.forumSlug);
  if (!found.ok || !can(actor, "forum.seeMembers", found.value)) return refuse("notFound");
  if (!/^[1-9]\d{0,5}$/.test(at.vote)) return refuse("notFound");
  const row = await findVoteByNumber(ctx.db, found.value.id, Number(at.vote));
  return row ? ok({ row, forum: found.value, state: stateOf(ctx, row) }) : refuse("notFound");
}
