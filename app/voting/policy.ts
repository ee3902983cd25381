import type { Actor } from "#app/forums/actor.ts";
import { insiders, type Permission, permits, type Standing, standingsOf } from "#app/forums/standing.ts";

/** How a vote stands: closing is after its time, while its ballots are counted. */
export const voteStates = ["open", "closing", "closed", "cancelled"] as const;
export type VoteState = (typeof voteStates)[number];

const elector: readonly Standing[] = ["elector"];

/**
 * Who may do what in a vote (`permissions.vote`, shown on /admin/permissions). Its page is read by whoever reads what is voted on; who opens and
 * cancels it stands with the recommendation and the forum.
 */
export const voteRules = {
  /** how many of each sector have voted, live */
  seeTurnout: [{ who: [...insiders, "secretariat"] }],
  /** and change the ballot, as often as they like */
  cast: [{ who: elector, in: ["open"] }],
  /** take no part, and take it back */
  recuse: [{ who: elector, in: ["open"] }],
  /** be at the session */
  checkIn: [{ who: elector, in: ["open"] }],
  /** attach a dissenting opinion or stand by the sector's, as long as there is time (dissent-time.ts) */
  dissent: [{ who: elector, in: ["closed"] }],
} as const satisfies Record<string, readonly Permission<VoteState>[]>;

export type VoteAction = `vote.${keyof typeof voteRules}`;

/** What the policy needs to know of a vote. */
export interface VoteFacts {
  /** Whose members vote. */
  forumId: string;
  state: VoteState;
  /** Whether the person was entitled when the vote opened, and is a member of the forum still. */
  isElector: boolean;
}

/** Whether a person may do something in a vote. `actor` is null for a person who is not signed in. */
export function can(actor: Actor | null, action: VoteAction, { forumId, state, isElector }: VoteFacts): boolean {
  const rule = voteRules[action.slice("vote.".length) as keyof typeof voteRules];
  const standing = new Set(standingsOf(actor, { forumId }));
  if (isElector) standing.add("elector");
  return permits(rule, standing, { status: state, isArchived: false });
}
