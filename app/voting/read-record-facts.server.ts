import type { Context } from "#app/kernel/context.server.ts";
import { isRecord } from "./fault.ts";
import { findSteps } from "./register-store.server.ts";

/** What the register says of the close of a vote: the root of its ballots, and the step that has its result; null while it has none. */
export async function readRecordFacts(ctx: Context, voteId: string) {
  const steps = await findSteps(ctx.db, voteId);
  const closed: unknown = JSON.parse(steps.find(({ kind }) => kind === "closed")?.entry ?? "null");
  const result = steps.find(({ kind }) => kind === "result");
  if (!isRecord(closed) || !result) return null;
  return { root: String(closed.root), step: { seq: result.seq, hash: result.hash } };
}
