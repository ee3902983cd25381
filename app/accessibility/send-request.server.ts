import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { requestForm, type TypedRequest } from "./request-form.ts";
import type { RequestLimits } from "./request-limits.server.ts";
import { insertRequest } from "./store.server.ts";

/** Anybody asks for what they cannot use, in a form that they can. `address` is the caller's network address; it is not kept. */
export async function sendRequest(
  ctx: Context,
  limits: RequestLimits,
  typed: TypedRequest,
  address: string,
): Promise<Result<{ id: string }, "invalid" | "tooManyRequests">> {
  const parsed = requestForm.safeParse(typed);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  if (!(await limits.take(address))) return refuse("tooManyRequests");
  const id = ctx.newId();
  await insertRequest(ctx.db, { id, receivedAt: ctx.now(), ...parsed.data });
  return ok({ id });
}
