import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { deleteAttendance, deleteRecusal, putAttendance, putRecusal } from "./participation-store.server.ts";
import { findElector, findVote } from "./store.server.ts";

/** Steps around a ballot: take no part, take part after all, be at the session, leave it before voting. */
export const partSteps = ["recuse", "unrecuse", "checkIn", "checkOut"] as const;
export type PartStep = (typeof partSteps)[number];

export type PartRefusal = "signedOut" | "notFound" | "notElector" | "closed" | "hasVoted" | "noSession";

const writes = { recuse: putRecusal, unrecuse: deleteRecusal, checkIn: putAttendance, checkOut: deleteAttendance };

/**
 * Somebody of the electorate says that they take no part in a vote (wyłączenie się), or are at its session. While the vote is open and they have
 * not voted, they may take it back.
 */
export async function takePart(
  ctx: Context,
  actor: Actor | null,
  voteId: string,
  step: PartStep,
): Promise<Result<null, PartRefusal>> {
  if (!actor) return refuse("signedOut");
  const vote = await findVote(ctx.db, voteId);
  if (!vote) return refuse("notFound");
  const { accountId } = actor;
  if (!(await findElector(ctx.db, voteId, vote.forumId, accountId))) return refuse("notElector");
  const isOfSession = step === "checkIn" || step === "checkOut";
  if (isOfSession && vote.mode !== "session") return refuse("noSession");
  const written = await writes[step](ctx.db, { voteId, accountId, at: ctx.now() });
  if (written !== "taken") return refuse(written);
  ctx.hub.publish({ type: "vote", voteId });
  return ok(null);
}
