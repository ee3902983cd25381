import type { Actor } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { answerForm } from "./request-form.ts";
import { closeRequest } from "./store.server.ts";

/** The secretariat writes down what was done about a request, and closes it. The answer itself goes to whoever asked by their contact. */
export async function answerRequest(
  ctx: Context,
  actor: Actor | null,
  id: string,
  typed: { answer: string },
): Promise<Result<void, "forbidden" | "notFound" | "invalid" | "answeredAlready">> {
  if (!actor || !canOnInstance(actor, "instance.answerAccessibility")) return refuse("forbidden");
  const parsed = answerForm.safeParse(typed);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const closed = await closeRequest(ctx.db, { id, ...parsed.data, at: ctx.now(), actorId: actor.accountId });
  if (closed === null) return refuse("notFound");
  return closed ? ok(undefined) : refuse("answeredAlready");
}
