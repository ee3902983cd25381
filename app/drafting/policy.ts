import type { Actor, ActorMembership, Role } from "#app/forums/actor.ts";
import { insiders, type Permission, permits, type Standing, standingsOf } from "#app/forums/standing.ts";
import type { Status } from "./lifecycle.ts";

const everyInsider: readonly Standing[] = [
  ...insiders,
  "joinedObserver",
  "joinedExpert",
  "joinedParticipant",
  "joinedModerator",
  "secretariat",
];

const drafters: readonly Standing[] = ["moderator", "participant", "joinedModerator", "joinedParticipant"];

/**
 * Who may do what with a recommendation, and at which stage. The catalogues say each action as a sentence
 * (`permissions.recommendation`), shown on /admin/permissions.
 */
export const recommendationRules = {
  /** number, title, data, and the text where it is public (public-text.ts) */
  read: [{ who: ["anyone"], ifPublic: true }, { who: everyInsider }],
  /** the working text, live */
  watch: [{ who: everyInsider }],
  write: [{ who: drafters, in: ["draft"], unlessArchived: true }],
  /** keep the text as it stands as a version with a name */
  nameVersion: [{ who: drafters, in: ["draft"], unlessArchived: true }],
  /** write a version's text again in place of the present one */
  restoreVersion: [{ who: drafters, in: ["draft"], unlessArchived: true }],
  /** title, areas, addressees, indicators, sources, and which forums join */
  edit: [{ who: ["moderator"], in: ["draft", "consultation"], unlessArchived: true }],
  /** to another stage, where lifecycle.ts knows a step */
  move: [{ who: ["moderator"], unlessArchived: true }],
  /** a frozen version, for everyone */
  publish: [{ who: ["moderator"], in: ["frozen", "adopted"], unlessArchived: true }],
} as const satisfies Record<string, readonly Permission<Status>[]>;

export type RecommendationAction =
  | "recommendation.read"
  | "draft.watch"
  | "draft.write"
  | "draft.nameVersion"
  | "draft.restoreVersion"
  | "recommendation.edit"
  | "recommendation.move"
  | "recommendation.publish";

/** What the policy needs to know of a recommendation. */
export interface RecommendationFacts {
  forumId: string;
  joinedForumIds: readonly string[];
  status: Status;
  isPublic: boolean;
  /** Whether the forum that leads it is archived. */
  isArchived: boolean;
}

/** Roles whose members write in a draft; experts give signed opinions, observers read. */
export const draftingRoles = ["moderator", "participant"] as const;

/** Whether a person may do something with a recommendation. `actor` is null for a person who is not signed in. */
export function can(actor: Actor | null, action: RecommendationAction, recommendation: RecommendationFacts): boolean {
  const [, name] = action.split(".");
  const rule = recommendationRules[name as keyof typeof recommendationRules];
  return permits(rule, standingsOf(actor, recommendation), recommendation);
}

/** The membership in which a person takes part: in the lead forum, else the first joined forum that lets them draft, else any joined forum. */
export function membershipFor(
  actor: Actor | null,
  recommendation: Pick<RecommendationFacts, "forumId" | "joinedForumIds">,
): ActorMembership | undefined {
  return seatFor(actor?.memberships ?? [], recommendation);
}

/** The same among any seats of one person. */
export function seatFor<Seat extends { forumId: string; role: Role }>(
  seats: readonly Seat[],
  { forumId, joinedForumIds }: Pick<RecommendationFacts, "forumId" | "joinedForumIds">,
): Seat | undefined {
  const candidates = [forumId, ...joinedForumIds]
    .map((id) => seats.find((seat) => seat.forumId === id))
    .filter((seat) => seat !== undefined);
  return candidates.find(mayDraft) ?? candidates[0];
}

function mayDraft(membership: { role: Role } | undefined): boolean {
  return draftingRoles.some((role) => role === membership?.role);
}
