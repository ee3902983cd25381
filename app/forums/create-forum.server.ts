import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { type FieldErrors, ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { optionalLine, requiredLine } from "#app/kernel/visible-text.ts";
import { type Actor, actorIdOf, type Operator } from "./actor.ts";
import { hasWithheld, offered } from "./offered.ts";
import { canOnInstance } from "./policy.ts";
import { defaultVotingSectors, sectorIds } from "./sectors.ts";
import { findForums, insertForum } from "./store.server.ts";
import { findWithheld } from "./withheld-store.server.ts";

/** What can be changed of a forum later on. */
export const forumWords = {
  name: requiredLine(120),
  city: optionalLine(80),
  description: requiredLine(1000),
  votingSectors: z.array(z.enum(sectorIds)).min(1, "required"),
};

const form = z.object({
  slug: requiredLine(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "slug"),
  prefix: requiredLine(6).regex(/^[A-Z][A-Z0-9]+$/, "prefix"),
  ...forumWords,
});

/** A new forum, after those there are. Its slug stands in addresses, its prefix begins the numbers of its recommendations. */
export async function createForum(
  ctx: Context,
  by: Actor | Operator | null,
  input: Partial<Record<keyof z.infer<typeof form>, unknown>>,
): Promise<Result<{ id: string; slug: string }, "forbidden" | "invalid">> {
  if (!canOnInstance(by, "instance.manageForums")) return refuse("forbidden");
  const withheld = (await findWithheld(ctx.db)).sectors;
  const parsed = form.safeParse({
    ...input,
    votingSectors: input.votingSectors ?? offered(defaultVotingSectors, withheld),
  });
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const { votingSectors, ...forum } = parsed.data;
  if (hasWithheld(votingSectors, withheld)) return refuse("invalid", { votingSectors: "notOffered" });
  const id = ctx.newId();
  const before = await findForums(ctx.db);
  const taken = takenFields(before, forum);
  if (taken) return refuse("invalid", taken);
  try {
    const row = {
      id,
      ...forum,
      votingSectors: sectorIds.filter((sector) => votingSectors.includes(sector)).join(","),
      position: Math.max(-1, ...before.map((other) => other.position)) + 1,
      createdAt: ctx.now(),
    };
    await insertForum(ctx.db, row, actorIdOf(by));
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Somebody has created the same one at the same moment.
    return refuse("invalid", takenFields(await findForums(ctx.db), forum) ?? { slug: "taken" });
  }
  return ok({ id, slug: forum.slug });
}

function takenFields(
  forums: readonly { slug: string; prefix: string }[],
  { slug, prefix }: { slug: string; prefix: string },
): FieldErrors | null {
  const fields: FieldErrors = {};
  if (forums.some((other) => other.slug === slug)) fields.slug = "taken";
  if (forums.some((other) => other.prefix === prefix)) fields.prefix = "taken";
  return Object.keys(fields).length > 0 ? fields : null;
}
