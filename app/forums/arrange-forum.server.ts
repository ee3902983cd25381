import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { type FieldErrors, ok, type Result, refuse } from "#app/kernel/result.ts";
import { optionalLine } from "#app/kernel/visible-text.ts";
import type { Actor } from "./actor.ts";
import { groupLimits } from "./arrangement.ts";
import { updateArrangement } from "./group-store.server.ts";
import { hasWithheld, offered } from "./offered.ts";
import { can } from "./policy.ts";
import { type SectorId, sectorIds } from "./sectors.ts";
import { findForumBySlug } from "./store.server.ts";
import { findWithheld } from "./withheld-store.server.ts";

type Refused = "notFound" | "signedOut" | "forbidden";

/** Which sectors vote in a forum and which working groups it has, for those who may change that. */
export async function readArrangement(ctx: Context, actor: Actor | null, slug: string) {
  const found = await find(ctx, actor, slug);
  if (!found.ok) return found;
  const { name, version, votingSectors, groups } = found.value;
  const chosen = votingSectors.split(",");
  return ok({
    forum: { slug, name, version },
    votingSectors: chosen,
    sectors: offered<SectorId>(sectorIds, (await findWithheld(ctx.db)).sectors, chosen),
    groups: groups.map((group) => ({ id: group.id, name: group.name, members: group._count.members })),
  });
}

const form = z.object({
  version: z.coerce.number().int().min(0),
  votingSectors: z.array(z.enum(sectorIds)).min(1, "required"),
  groups: z.array(z.object({ id: z.string().max(64), name: optionalLine(groupLimits.name) })).max(groupLimits.count),
});

/** As typed: `id` is empty for a new group, `name` for one that is to go. */
export interface TypedArrangement {
  version: string;
  votingSectors: string[];
  groups: { id: string; name: string }[];
}

/** Changes voting sectors and working groups, all or nothing; what somebody else has changed meanwhile is not overwritten. */
export async function arrangeForum(
  ctx: Context,
  actor: Actor | null,
  slug: string,
  typed: TypedArrangement,
): Promise<Result<null, Refused | "invalid" | "changedMeanwhile">> {
  const found = await find(ctx, actor, slug);
  if (!found.ok) return found;
  const { actor: by, ...forum } = found.value;
  const parsed = form.safeParse(typed);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const { version, votingSectors, groups } = parsed.data;
  const withheld = (await findWithheld(ctx.db)).sectors;
  if (hasWithheld(votingSectors, withheld, forum.votingSectors.split(","))) {
    return refuse("invalid", { votingSectors: "notOffered" });
  }
  const twice = repeatedNames(groups);
  if (twice) return refuse("invalid", twice);
  const arrangement = {
    votingSectors: sectorIds.filter((sector) => votingSectors.includes(sector)).join(","),
    groups: groups
      .filter((group) => group.name !== "")
      .map(({ id, name }) => ({ id: forum.groups.some((group) => group.id === id) ? id : ctx.newId(), name })),
  };
  const acting = { actorId: by.accountId, at: ctx.now() };
  const written = await updateArrangement(ctx.db, { id: forum.id, version }, arrangement, acting);
  return written ? ok(null) : refuse("changedMeanwhile");
}

async function find(ctx: Context, actor: Actor | null, slug: string) {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (!actor || !can(actor, "forum.arrange", forum)) return refuse(actor ? "forbidden" : "signedOut");
  return ok({ ...forum, actor });
}

function repeatedNames(groups: { name: string }[]): FieldErrors | null {
  const fields: FieldErrors = {};
  const names = groups.map(({ name }) => name.toLowerCase());
  names.forEach((name, index) => {
    if (name !== "" && names.indexOf(name) < index) fields[`groups.${index}.name`] = "taken";
  });
  return Object.keys(fields).length > 0 ? fields : null;
}
