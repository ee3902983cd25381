import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { type Actor, membershipIn, type Role } from "./actor.ts";
import { can } from "./policy.ts";
import { type PublicPerson, publicPerson } from "./public-person.ts";
import { disclosedSector, sectorForOutsiders, seesEveryMark } from "./sector-consent.ts";
import { isSectorId, type SectorId, sectorIds } from "./sectors.ts";
import { findForumBySlug, findForums, findMembers } from "./store.server.ts";

export interface ForumSummary {
  id: string;
  slug: string;
  prefix: string;
  name: string;
  city: string;
  description: string;
  isDemo: boolean;
  votingSectors: SectorId[];
  /** Since when it is closed; null while it works. */
  archivedAt: Date | null;
  /** Raised by every change. */
  version: number;
}

export interface ForumMember {
  id: string;
  name: string;
  organisation: string;
  role: Role;
  /** Null where they do not show it to the reader. */
  sector: SectorId | null;
}

export interface ForumDetails extends ForumSummary {
  groups: { id: string; name: string; members: number }[];
  /** How many present members each sector has, in the order of sectors.ts, empty sectors left out; members without a mark count in none. */
  membersBySector: { sector: SectorId; members: number }[];
  /** Names; null for those who may not see them. */
  members: ForumMember[] | null;
  /** The members who let everyone see their names. */
  publicMembers: Extract<PublicPerson, { kind: "named" }>[];
}

/** All forums: that they exist and what they are for is public. */
export async function readForums(ctx: Context): Promise<ForumSummary[]> {
  return (await findForums(ctx.db)).map(toSummary);
}

export async function readForum(
  ctx: Context,
  actor: Actor | null,
  slug: string,
): Promise<Result<ForumDetails, "notFound">> {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  const members = (await findMembers(ctx.db, forum.id)).map(({ account, ...seat }) => ({
    ...account,
    role: seat.role as Role,
    sector: disclosedSector(seat),
  }));
  const isObserver = !seesEveryMark(membershipIn(actor, forum.id)?.role ?? "");
  const membersBySector = sectorIds
    .map((sector) => ({ sector, members: members.filter((member) => member.sector === sector).length }))
    .filter((row) => row.members > 0);
  return ok({
    ...toSummary(forum),
    groups: forum.groups.map((group) => ({ id: group.id, name: group.name, members: group._count.members })),
    membersBySector,
    members: can(actor, "forum.seeMembers", forum)
      ? members.map(({ isNamePublic: _, ...member }) =>
          isObserver ? { ...member, sector: sectorForOutsiders(member.sector) } : member,
        )
      : null,
    publicMembers: members.map(publicPerson).filter((person) => person.kind === "named"),
  });
}

function toSummary(row: Omit<ForumSummary, "votingSectors"> & { votingSectors: string }): ForumSummary {
  const { id, slug, prefix, name, city, description, isDemo, archivedAt, version } = row;
  return {
    id,
    slug,
    prefix,
    name,
    city,
    description,
    isDemo,
    archivedAt,
    version,
    votingSectors: row.votingSectors.split(",").filter(isSectorId),
  };
}
