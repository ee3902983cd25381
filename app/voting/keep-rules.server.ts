import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Refusal, type Result, refuse } from "#app/kernel/result.ts";
import { visibleLine } from "#app/kernel/visible-text.ts";
import { completeForCheck } from "./complete-for-check.ts";
import { checkTerms } from "./count-input.ts";
import { sizesBySector } from "./electorate.ts";
import { type Fault, fault } from "./fault.ts";
import type { ComposedRule } from "./rule-presets.ts";
import { deleteRule, findRules, insertRule } from "./rule-store.server.ts";
import { findVoters, findVotingSectors } from "./store.server.ts";

const longestName = 80;
const mostRules = 50;

type Refused = "notFound" | "signedOut" | "forbidden";

/** The rules that a forum keeps, for its moderators, with how many people each sector has now. */
export async function readRules(ctx: Context, actor: Actor | null, slug: string) {
  const found = await find(ctx, actor, slug);
  if (!found.ok) return found;
  const { id, name } = found.value;
  return ok({ forum: { slug, name }, sizes: await sizesNow(ctx, id), rules: await keptRules(ctx, id) });
}

/** A moderator keeps a rule under a name, to open votes by it later. With `invalid`, every reason at once. */
export async function keepRule(
  ctx: Context,
  actor: Actor | null,
  slug: string,
  { name, rule }: { name: string; rule: ComposedRule },
): Promise<Result<null, never> | (Refusal<Refused | "invalid"> & { faults?: Fault[] })> {
  const found = await find(ctx, actor, slug);
  if (!found.ok) return found;
  const forum = found.value;
  const label = visibleLine(name);
  const faults: Fault[] = [];
  if (label === "") faults.push(fault("required", "name"));
  if (label.length > longestName) faults.push(fault("tooLong", "name"));
  const checked = checkTerms(completeForCheck(rule, await sizesNow(ctx, forum.id)));
  if (!checked.ok) faults.push(...checked.faults);
  if ((await findRules(ctx.db, forum.id)).length >= mostRules) faults.push(fault("tooMany", "name"));
  if (faults.length > 0) return { ok: false, reason: "invalid", faults };
  const row = { id: ctx.newId(), forumId: forum.id, name: label, terms: JSON.stringify(rule), createdAt: ctx.now() };
  if (!(await insertRule(ctx.db, row))) return { ok: false, reason: "invalid", faults: [fault("taken", "name")] };
  return ok(null);
}

/** A moderator takes a rule off the forum's list; votes that were opened by it keep it. */
export async function dropRule(
  ctx: Context,
  actor: Actor | null,
  slug: string,
  ruleId: string,
): Promise<Result<null, Refused>> {
  const found = await find(ctx, actor, slug);
  if (!found.ok) return found;
  return (await deleteRule(ctx.db, found.value.id, ruleId)) ? ok(null) : refuse("notFound");
}

/** The rules of a forum as they are chosen from. */
export async function keptRules(ctx: Context, forumId: string) {
  const rows = await findRules(ctx.db, forumId);
  return rows.map(({ id, name, terms }) => ({ id, name, rule: JSON.parse(terms) as ComposedRule }));
}

/** How many people of each voting sector may vote now. */
export async function sizesNow(ctx: Context, forumId: string): Promise<Record<string, number>> {
  const sectors = await findVotingSectors(ctx.db, forumId);
  return sizesBySector(await findVoters(ctx.db, forumId, sectors), sectors);
}

async function find(ctx: Context, actor: Actor | null, slug: string) {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (!can(actor, "forum.keepVotingRules", forum)) return refuse(actor ? "forbidden" : "signedOut");
  return ok(forum);
}
