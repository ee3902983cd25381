import type { Status } from "#app/drafting/lifecycle.ts";
import { type Actor, membershipIn } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findDissents } from "./dissent-store.server.ts";
import { type ShownDissent, shownDissents } from "./shown-dissents.ts";
import { findFrozenVersion } from "./store.server.ts";
import { standsAsFrozen } from "./text-standing.ts";

/** The dissenting opinions on one vote, or on every vote over a version, for a reader; null for everyone. */
export async function readDissents(
  ctx: Context,
  actor: Actor | null,
  of: { voteId: string } | { versionId: string },
): Promise<ShownDissent[]> {
  return shownDissents(await findDissents(ctx.db, of), (forumId) => readerRole(actor, forumId));
}

/** Those that belong to the text of a recommendation as it stands: as long as it stands as it was frozen. */
export async function readDissentsOnText(
  ctx: Context,
  actor: Actor | null,
  recommendation: { id: string; status: Status; statusChanges: readonly { to: Status }[] },
): Promise<ShownDissent[]> {
  if (!standsAsFrozen(recommendation)) return [];
  const version = await findFrozenVersion(ctx.db, recommendation.id);
  return version ? readDissents(ctx, actor, { versionId: version.id }) : [];
}

/** The reader's role in a forum as far as it matters for what they see of votes; null for somebody who is not of it. */
export function readerRole(actor: Actor | null, forumId: string): string | null {
  return membershipIn(actor, forumId)?.role ?? (actor?.isSecretariat ? "secretariat" : null);
}
