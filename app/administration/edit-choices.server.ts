import { z } from "zod";
import { policyAreaIds } from "#app/drafting/catalogue.ts";
import type { Actor } from "#app/forums/actor.ts";
import { offered } from "#app/forums/offered.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { findWithheld, replaceWithheld, type Withheld } from "#app/forums/withheld-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";

/** What the instance offers, and, as the form carries it back, what is withheld now. */
export interface Choices {
  sectors: string[];
  areas: string[];
  seen: string;
}

export async function readChoices(
  ctx: Context,
  actor: Actor | null,
): Promise<Result<Choices, "signedOut" | "forbidden">> {
  if (!canOnInstance(actor, "instance.manageChoices")) return refuse(actor ? "forbidden" : "signedOut");
  const withheld = await findWithheld(ctx.db);
  return ok({
    sectors: offered(sectorIds, withheld.sectors),
    areas: offered(policyAreaIds, withheld.areas),
    seen: spelled(withheld),
  });
}

const form = z.object({
  sectors: z.array(z.enum(sectorIds)).min(1, "required"),
  areas: z.array(z.enum(policyAreaIds)).min(1, "required"),
});

/**
 * The secretariat chooses which sectors and policy areas are offered. What is not offered any more stays readable wherever it was chosen,
 * and nobody loses it.
 */
export async function editChoices(
  ctx: Context,
  actor: Actor | null,
  typed: Choices,
): Promise<Result<null, "signedOut" | "forbidden" | "invalid" | "changedMeanwhile">> {
  if (!actor || !canOnInstance(actor, "instance.manageChoices")) return refuse(actor ? "forbidden" : "signedOut");
  const parsed = form.safeParse(typed);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const next = {
    sectors: sectorIds.filter((id) => !parsed.data.sectors.includes(id)),
    areas: policyAreaIds.filter((id) => !parsed.data.areas.includes(id)),
  };
  const by = { actorId: actor.accountId, at: ctx.now() };
  const written = await replaceWithheld(ctx.db, readSpelled(typed.seen), next, by);
  return written ? ok(null) : refuse("changedMeanwhile");
}

function spelled({ sectors, areas }: Withheld): string {
  return `${sectors.join(",")}|${areas.join(",")}`;
}

function readSpelled(seen: string): Withheld {
  const [sectors = "", areas = ""] = seen.split("|");
  const ids = (list: string) => list.split(",").filter((id) => id !== "");
  return { sectors: ids(sectors), areas: ids(areas) };
}
