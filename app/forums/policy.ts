import type { Actor, Operator } from "./actor.ts";
import { insiders, type Permission, permits, type Standing, standingsOf } from "./standing.ts";

/** Who may do what in a forum. The catalogues say each action as a sentence (`permissions.forum`), shown on /admin/permissions. */
export const forumRules = {
  /** purpose, groups, how many members in each sector, what is public */
  read: [{ who: ["anyone"] }],
  /** names of members, who is here now */
  seeMembers: [{ who: [...insiders, "secretariat"] }],
  /** invite people by mail, and see who was invited */
  invite: [{ who: ["moderator", "secretariat", "operator"], unlessArchived: true }],
  /** what comes next in each recommendation, and what blocks it */
  seeDesk: [{ who: ["moderator"], unlessArchived: true }],
  createRecommendation: [{ who: ["moderator"], unlessArchived: true }],
  /** roles, sectors and groups of members, and the end of a membership */
  manageMembers: [{ who: ["moderator", "secretariat"] }],
  /** which sectors vote, which working groups there are */
  arrange: [{ who: ["moderator", "secretariat"], unlessArchived: true }],
  /** open and cancel a vote over options, such as priorities among recommendations; on a text: recommendation.move */
  openVote: [{ who: ["moderator"], unlessArchived: true }],
  /** which rules the forum keeps for its votes */
  keepVotingRules: [{ who: ["moderator"], unlessArchived: true }],
  /** the log of administrative acts in this forum */
  readAudit: [{ who: ["moderator", "secretariat"] }],
} as const satisfies Record<string, readonly Permission<never>[]>;

/** Who may do what on the whole instance (`permissions.instance`). */
export const instanceRules = {
  /** create, describe, archive and reopen forums */
  manageForums: [{ who: ["secretariat", "operator"] }],
  /** the log of administrative acts of all forums */
  readAudit: [{ who: ["secretariat"] }],
  /** which sectors and policy areas are offered */
  manageChoices: [{ who: ["secretariat"] }],
  readPermissions: [{ who: ["secretariat"] }],
  /** everybody with an account: see who they are, reset a second factor, erase them */
  managePeople: [{ who: ["secretariat", "operator"] }],
  /** a link that signs in whoever it is given to */
  issueSignInLink: [{ who: ["operator"] }],
  /** requests for accessibility: read them and close them */
  answerAccessibility: [{ who: ["secretariat"] }],
} as const satisfies Record<string, readonly Permission<never>[]>;

export type ForumAction = `forum.${keyof typeof forumRules}`;
export type InstanceAction = `instance.${keyof typeof instanceRules}`;

/** Whether somebody may do something in a forum. `by` is null for a person who is not signed in. */
export function can(
  by: Actor | Operator | null,
  action: ForumAction,
  forum: { id: string; archivedAt: Date | null },
): boolean {
  const rule = forumRules[action.slice("forum.".length) as keyof typeof forumRules];
  return permits(rule, standingOf(by, forum.id), { isArchived: forum.archivedAt !== null });
}

/** Whether a person, or whoever runs commands on the server, may do something that concerns the whole instance. */
export function canOnInstance(by: Actor | Operator | null, action: InstanceAction): boolean {
  const rule = instanceRules[action.slice("instance.".length) as keyof typeof instanceRules];
  return permits(rule, standingOf(by), { isArchived: false });
}

function standingOf(by: Actor | Operator | null, forumId?: string): ReadonlySet<Standing> {
  return by === "operator" ? new Set<Standing>(["operator"]) : standingsOf(by, { forumId });
}
