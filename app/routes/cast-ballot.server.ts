import { data, redirect } from "@remix-run/node";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ballotOf } from "#app/voting/ballot-fields.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import type { FoundVote } from "#app/voting/read-vote.server.ts";
import type { BallotRefused } from "#app/voting/refused-ballot.tsx";
import { type PartStep, partSteps, takePart } from "#app/voting/take-part.server.ts";
import { textOf } from "./read-form.server.ts";
import { refusalStatus } from "./refusal-status.server.ts";

/**
 * What a form of the page of a vote asks for: to cast a ballot, to take no part, to be at the session.
 * @throws a redirect when it was done: after a ballot to its receipt
 */
export async function takeBallotForm(
  ctx: Context,
  actor: Actor | null,
  { row, terms }: Pick<FoundVote, "row" | "terms">,
  form: FormData,
  paths: { here: string; receipt: string },
) {
  const intent = textOf(form, "intent");
  const step = partSteps.find((one) => one === intent);
  if (step) {
    const taken = await takePart(ctx, actor, row.id, step);
    if (taken.ok) throw redirect(`${paths.here}?done=${step}#ballot`, { status: 303 });
    return refused({ reason: taken.reason, faults: [], filled: {} });
  }
  if (intent !== "cast") throw data(null, { status: 400 });
  const cast = await castBallot(ctx, actor, row.id, {
    ballot: ballotOf(form, terms.method),
    textHash: form.has("textHash") ? textOf(form, "textHash") : null,
    // Left empty by a browser without scripts.
    ...(textOf(form, "nonce") ? { nonce: textOf(form, "nonce") } : {}),
  });
  if (cast.ok) throw redirect(`${paths.receipt}?done`, { status: 303 });
  const faults = "faults" in cast ? (cast.faults ?? []) : [];
  return refused({ reason: cast.reason, faults, filled: filledIn(form) });
}

/** The step around the ballot that the reader has just taken, as the address says. */
export function partDone(request: Request): PartStep | null {
  const query = new URL(request.url).searchParams;
  return partSteps.find((step) => query.get("done") === step) ?? null;
}

function refused(answer: BallotRefused) {
  return data({ ballot: answer }, { status: refusalStatus(answer.reason) });
}

function filledIn(form: FormData): Record<string, string[]> {
  const names = [...new Set(form.keys())].filter((name) => /^(choice|reason|approval|(score|rank)\..*)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)]));
}
