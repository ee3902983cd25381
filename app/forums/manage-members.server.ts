import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { type Actor, type Role, roles } from "./actor.ts";
import { changeMembership, findManagedMembers } from "./member-store.server.ts";
import { can } from "./policy.ts";
import { type SectorId, sectorIds } from "./sectors.ts";
import { findForumBySlug } from "./store.server.ts";
import { findWithheld } from "./withheld-store.server.ts";

export interface ManagedMember {
  /** Of the membership. */
  id: string;
  name: string;
  organisation: string;
  role: Role;
  sector: SectorId;
  groups: { id: string; name: string }[];
  /** Raised by every change. */
  version: number;
}

export interface ManagedForum {
  forum: { slug: string; name: string; groups: { id: string; name: string }[] };
  /** By name, in the order of the Polish alphabet. */
  members: ManagedMember[];
  mayInvite: boolean;
}

type Refused = "notFound" | "signedOut" | "forbidden";

/** The members of a forum with everything that those who manage them may change. */
export async function readManagedMembers(
  ctx: Context,
  actor: Actor | null,
  slug: string,
): Promise<Result<ManagedForum, Refused>> {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (!can(actor, "forum.manageMembers", forum)) return refuse(actor ? "forbidden" : "signedOut");
  const members = (await findManagedMembers(ctx.db, forum.id)).map(({ account, role, sector, groups, ...row }) => ({
    id: row.id,
    version: row.version,
    ...account,
    role: role as Role,
    sector: sector as SectorId,
    groups: groups.map(({ group }) => group),
  }));
  return ok({
    forum: { slug, name: forum.name, groups: forum.groups.map(({ id, name }) => ({ id, name })) },
    members: members.sort((a, b) => a.name.localeCompare(b.name, "pl")),
    mayInvite: can(actor, "forum.invite", forum),
  });
}

const edit = z.object({ role: z.enum(roles), sector: z.enum(sectorIds), groups: z.array(z.string().max(64)).max(100) });

/** What was typed: another role, sector or groups, or the end of the membership. `version` is that of the member one saw. */
export type TypedMemberChange = { version: string } & (
  | { kind: "edit"; role: string; sector: string; groups: string[] }
  | { kind: "end" }
);

/**
 * Changes or ends a membership. Nobody, whoever they are, takes the last moderator from a forum, and nobody overwrites what somebody
 * else has changed since they looked.
 */
export async function changeMember(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; membershipId: string },
  typed: TypedMemberChange,
): Promise<Result<null, Refused | "invalid" | "notOffered" | "memberChanged" | "lastModerator" | "proofNeeded">> {
  const forum = await findForumBySlug(ctx.db, at.forumSlug);
  if (!forum) return refuse("notFound");
  if (!actor || !can(actor, "forum.manageMembers", forum)) return refuse(actor ? "forbidden" : "signedOut");
  const version = z.coerce.number().int().min(0).safeParse(typed.version);
  const parsed = typed.kind === "edit" ? edit.safeParse(typed) : null;
  if (!version.success) return refuse("invalid");
  if (parsed && !parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const written = await changeMembership(
    ctx.db,
    { id: at.membershipId, forumId: forum.id, version: version.data },
    parsed
      ? {
          kind: "edit",
          role: parsed.data.role,
          sector: parsed.data.sector,
          groupIds: parsed.data.groups,
          withheldSectors: (await findWithheld(ctx.db)).sectors,
        }
      : { kind: "end", hasProof: hasRecentProof(actor, ctx.now()) },
    { actorId: actor.accountId, at: ctx.now() },
  );
  if (written === "gone") return refuse("notFound");
  if (written === "changedMeanwhile") return refuse("memberChanged");
  if (written === "lastModerator" || written === "notOffered" || written === "proofNeeded") return refuse(written);
  ctx.hub.publish({ type: "access-changed" });
  return ok(null);
}
