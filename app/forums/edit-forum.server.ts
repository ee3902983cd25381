import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import type { Actor } from "./actor.ts";
import { forumWords } from "./create-forum.server.ts";
import { updateArchived, updateForum } from "./forum-store.server.ts";
import { hasWithheld } from "./offered.ts";
import { canOnInstance } from "./policy.ts";
import { sectorIds } from "./sectors.ts";
import { findForumBySlug } from "./store.server.ts";
import { findWithheld } from "./withheld-store.server.ts";

const form = z.object({ ...forumWords, version: z.coerce.number().int().min(0) });

type Refused = "notFound" | "signedOut" | "forbidden" | "changedMeanwhile";

/** The secretariat describes a forum anew. Its slug and its prefix stay: they stand in addresses and numbers. */
export async function editForum(
  ctx: Context,
  actor: Actor | null,
  slug: string,
  input: Partial<Record<keyof z.infer<typeof form>, unknown>>,
): Promise<Result<null, Refused | "invalid">> {
  if (!actor || !canOnInstance(actor, "instance.manageForums")) return refuse(actor ? "forbidden" : "signedOut");
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  const parsed = form.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const { version, votingSectors, ...words } = parsed.data;
  const withheld = await findWithheld(ctx.db);
  if (hasWithheld(votingSectors, withheld.sectors, forum.votingSectors.split(","))) {
    return refuse("invalid", { votingSectors: "notOffered" });
  }
  const sectors = sectorIds.filter((sector) => votingSectors.includes(sector)).join(",");
  const by = { actorId: actor.accountId, at: ctx.now() };
  const written = await updateForum(ctx.db, { id: forum.id, version }, { ...words, votingSectors: sectors }, by);
  return written ? ok(null) : refuse("changedMeanwhile");
}

/** The secretariat closes a forum, where nothing is written from then on, or opens it again. Closing asks for a recent proof of who it is. */
export async function archiveForum(
  ctx: Context,
  actor: Actor | null,
  slug: string,
  isArchived: boolean,
): Promise<Result<null, Refused | "proofNeeded">> {
  if (!actor || !canOnInstance(actor, "instance.manageForums")) return refuse(actor ? "forbidden" : "signedOut");
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (isArchived && !hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");
  const at = ctx.now();
  const written = await updateArchived(ctx.db, forum.id, isArchived ? at : null, { actorId: actor.accountId, at });
  if (!written) return refuse("changedMeanwhile");
  ctx.hub.publish({ type: "access-changed" });
  return ok(null);
}
