import type { Actor } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { daysLeft } from "./deadline.ts";
import type { OpenRequest } from "./open-request.ts";
import { countOpenRequests, findAnsweredRequests, findOpenRequests } from "./store.server.ts";

const answeredCount = 20;

export interface AnsweredRequest {
  id: string;
  receivedAt: Date;
  subject: string;
  answer: string;
  answeredAt: Date;
}

/** For the secretariat: what waits, with the days that are left, and what was answered lately. */
export async function readRequests(
  ctx: Context,
  actor: Actor | null,
): Promise<Result<{ open: OpenRequest[]; answered: AnsweredRequest[] }, "forbidden">> {
  if (!canOnInstance(actor, "instance.answerAccessibility")) return refuse("forbidden");
  const [open, answered] = await Promise.all([findOpenRequests(ctx.db), findAnsweredRequests(ctx.db, answeredCount)]);
  const now = ctx.now();
  return ok({
    open: open.map(({ id, receivedAt, subject, form, name, contact }) => ({
      id,
      receivedAt,
      subject,
      form,
      name,
      contact,
      daysLeft: daysLeft(receivedAt, now),
    })),
    answered: answered.map(({ id, receivedAt, subject, answer, answeredAt }) => ({
      id,
      receivedAt,
      subject,
      answer,
      answeredAt: answeredAt ?? receivedAt,
    })),
  });
}

/** How many requests wait; 0 for who may not answer them. */
export async function countWaiting(ctx: Context, actor: Actor | null): Promise<number> {
  return canOnInstance(actor, "instance.answerAccessibility") ? countOpenRequests(ctx.db) : 0;
}
