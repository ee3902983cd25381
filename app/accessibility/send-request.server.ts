import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findSecretariat } from "#app/people/secretariat-store.server.ts";
import { requestForm, type TypedRequest } from "./request-form.ts";
import { requestLetter } from "./request-letters.ts";
import type { RequestLimits } from "./request-limits.server.ts";
import { insertRequest } from "./store.server.ts";

/**
 * Anybody asks for what they cannot use, in a form that they can. The secretariat is told by mail. `address` is the caller's
 * network address; it is not kept.
 */
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
  const receivedAt = ctx.now();
  const readers = await findSecretariat(ctx.db);
  const letters = readers.map((reader) => prepareMail(ctx, requestLetter("arrived", reader, receivedAt)));
  await insertRequest(ctx.db, { id, receivedAt, ...parsed.data }, await Promise.all(letters));
  announceMail(ctx);
  return ok({ id });
}
