import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import type { TestApplication } from "../../support/application.ts";
import { actorOf, demoNumber } from "../../support/people.ts";
import { openedOptionVote, proposalOf, simpleMajority } from "../../voting/held/assembly.ts";

const day = 86_400_000;
const opened = { forumSlug: "lublin", number: demoNumber("LUB", 2) };
const ended = { forumSlug: "warszawa", number: demoNumber("WAW", 3) };

/** Kraków's votes over options: the first has ended, the second is open. */
const overOptions = { forumSlug: "krakow" };

/** Votes of the shared forum with Kraków: the first two were not decided together, the third and the fourth are open. */
const shared = { forumSlug: "wspolne", number: demoNumber("WSP", 2) };

const held = new WeakMap<TestApplication, Promise<void>>();

/**
 * An open vote of Lublin in which `lublin.city` has voted, one of Warsaw that has ended, two of Kraków, and two joint ones, made at the first
 * visit.
 */
async function hold(application: TestApplication): Promise<void> {
  const { ctx } = application;
  for (const [at, lasts] of [
    [opened, 30 * day],
    [ended, day],
  ] as const) {
    const moderator = await actorOf(application, `${at.forumSlug}.moderator`);
    const frozen = await freezeRecommendation(ctx, moderator, at, { from: "draft" });
    if (!frozen.ok) throw new Error(`${at.number}: ${frozen.reason}`);
    const textHash = frozen.value.hash;
    const closesAt = new Date(ctx.now().getTime() + lasts);
    const proposal = proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, closesAt });
    const vote = await openVote(ctx, moderator, at, proposal);
    if (!vote.ok) throw new Error(`${at.number}: ${vote.reason}`);
    const city = await actorOf(application, `${at.forumSlug}.city`);
    const cast = await castBallot(ctx, city, vote.value.voteId, { ballot: { choice: "for" }, textHash });
    if (!cast.ok) throw new Error(`${at.number}: ${cast.reason}`);
  }
  await holdOverOptions(application);
  await holdJointly(application, "consultation", day);
  await closeDueVotes({ ...ctx, now: () => new Date(Date.now() + 2 * day) });
  await holdJointly(application, "draft", 30 * day);
}

/** Nobody votes, so that there is no quorum and the text goes back to those who write it. */
async function holdJointly(application: TestApplication, from: "consultation" | "draft", lasts: number): Promise<void> {
  const { ctx } = application;
  const moderator = await actorOf(application, "warszawa.moderator");
  const frozen = await freezeRecommendation(ctx, moderator, shared, { from });
  if (!frozen.ok) throw new Error(`${shared.number}: ${frozen.reason}`);
  const proposal = proposalOf(ctx, frozen.value.hash, {
    isSecret: false,
    terms: { ...simpleMajority, quorum: { of: "entitled", num: 1, den: 2 } },
    closesAt: new Date(ctx.now().getTime() + lasts),
    joint: { forums: ["krakow"], required: "all" },
  });
  const opened = await openVote(ctx, moderator, shared, proposal);
  if (!opened.ok) throw new Error(`${shared.number}: ${opened.reason}`);
}

async function holdOverOptions(application: TestApplication): Promise<void> {
  const { ctx } = application;
  const options = ["Asystenci w szkołach", "Jedno okienko w urzędzie", "Tłumaczenia w przychodniach"];
  for (const lasts of [day, 30 * day]) {
    const closesAt = new Date(ctx.now().getTime() + lasts);
    const { voteId } = await openedOptionVote(ctx, options, { terms: { method: "irv" }, closesAt });
    for (const [account, ranking] of [
      ["krakow.city", ["o1", "o2"]],
      ["krakow.ngo", ["o2", "o1"]],
      ["krakow.migrant", ["o3", "o1"]],
    ] as const) {
      const actor = await actorOf(application, account);
      const cast = await castBallot(ctx, actor, voteId, { ballot: { ranking }, textHash: null });
      if (!cast.ok) throw new Error(cast.reason);
    }
  }
}

const page = ({ forumSlug, number }: { forumSlug: string; number?: string }, below: string, name: string) =>
  Object.defineProperty(
    async (application: TestApplication) => {
      const holding = held.get(application) ?? hold(application);
      held.set(application, holding);
      await holding;
      return `/forums/${forumSlug}${number === undefined ? "" : `/recommendations/${number}`}${below}`;
    },
    "name",
    { value: name },
  );

/** The pages of votes: opening one, casting in it, and what came of it. */
export const votePages = [
  { path: "/votes/register", as: [null] },
  { path: "/votes/verify", as: [null], ready: "[data-verifier] form:not([hidden])" },
  { path: "/forums/krakow/votes/new", as: ["krakow.moderator"] },
  { path: "/forums/krakow/voting-rules", as: ["krakow.moderator"] },
  { path: page(opened, "/votes/1", "open vote"), as: ["lublin.city", "lublin.migrant", "lublin.moderator"] },
  { path: page(opened, "/votes/1/receipt", "receipt"), as: ["lublin.city"] },
  { path: page(opened, "/votes/1/cancel", "cancelling a vote"), as: ["lublin.moderator"] },
  { path: page(ended, "/votes/1", "ended vote"), as: [null, "warszawa.city"] },
  { path: page(ended, "/votes/1/dissent", "dissenting opinion"), as: ["warszawa.migrant"] },
  { path: page(shared, "/votes/1", "ended part of a joint vote"), as: [null, "krakow.city"] },
  { path: page(shared, "/votes/4", "open part of a joint vote"), as: ["krakow.city", "warszawa.moderator"] },
  { path: page(shared, "/votes/3/cancel", "cancelling a joint vote"), as: ["warszawa.moderator"] },
  { path: page(shared, "", "recommendation with joint votes"), as: [null] },
  { path: page(overOptions, "", "forum with votes"), as: ["krakow.moderator", "krakow.ngo"] },
  { path: page(overOptions, "/votes/1", "ended vote over options"), as: ["krakow.observer", "krakow.ngo"] },
  { path: page(overOptions, "/votes/2", "open vote over options"), as: ["krakow.city", "krakow.moderator"] },
  { path: page(overOptions, "/votes/2/receipt", "receipt over options"), as: ["krakow.city"] },
  { path: page(overOptions, "/votes/2/cancel", "cancelling a vote over options"), as: ["krakow.moderator"] },
  { path: page(ended, "", "recommendation with a vote"), as: [null] },
];
