import { readFileSync } from "node:fs";
import type { Actor } from "#app/forums/actor.ts";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { testContext } from "../../support/context.ts";

// A process of its own in which a crowd casts and changes its ballots, all at once, until it is killed. It says each ballot that was taken.

export interface CrowdPlan {
  dataDir: string;
  databaseUrl?: string;
  now: string;
  votes: readonly { voteId: string; textHash: string }[];
  people: readonly Actor[];
  /** What each of them casts, one after another without waiting. */
  choices: readonly string[];
}

/** A line of the output. */
export interface Taken {
  voteId: string;
  accountId: string;
  c: string;
}

const plan = JSON.parse(readFileSync(0, "utf8")) as CrowdPlan;
const { db } = createPrisma(plan);
const now = new Date(plan.now);
const ctx = testContext({ db }, { now: () => now });
const castings = plan.choices.flatMap((choice) =>
  plan.people.flatMap((actor) => plan.votes.map(({ voteId, textHash }) => cast(actor, voteId, choice, textHash))),
);
await Promise.all(castings);

async function cast(actor: Actor, voteId: string, choice: string, textHash: string): Promise<void> {
  const answer = await castBallot(ctx, actor, voteId, { ballot: { choice }, textHash });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const taken: Taken = { voteId, accountId: actor.accountId, c: answer.value.c };
  process.stdout.write(`${JSON.stringify(taken)}\n`);
}
