import { type Actor, membershipIn, type Role } from "./actor.ts";

/**
 * Where a person stands towards a forum, or towards a recommendation that a forum leads and others join. Somebody may stand in several
 * places at once: a member of the secretariat may take part in a forum.
 */
export const standings = [
  "anyone",
  "signedIn",
  "observer",
  "expert",
  "participant",
  "moderator",
  "joinedObserver",
  "joinedExpert",
  "joinedParticipant",
  "joinedModerator",
  "elector",
  "secretariat",
  "operator",
] as const;

export type Standing = (typeof standings)[number];

/** One permission: any of `who` may, as long as every condition holds that it names. A rule is several of them, one of which is enough. */
export interface Permission<Status extends string = string> {
  who: readonly Standing[];
  /** Only in these stages; in every stage when absent. */
  in?: readonly Status[];
  /** Only what everyone may read. */
  ifPublic?: true;
  /** Not in a forum that the secretariat has archived. */
  unlessArchived?: true;
}

/** What a permission's conditions are about. */
export interface Circumstances {
  status?: string;
  isPublic?: boolean;
  isArchived: boolean;
}

export const insiders = ["observer", "expert", "participant", "moderator"] as const satisfies readonly Standing[];

const joinedStandings: Record<Role, Standing> = {
  observer: "joinedObserver",
  expert: "joinedExpert",
  participant: "joinedParticipant",
  moderator: "joinedModerator",
};

/** Where a person stands; `actor` is null for somebody who is not signed in. */
export function standingsOf(
  actor: Actor | null,
  at: { forumId?: string; joinedForumIds?: readonly string[] },
): ReadonlySet<Standing> {
  const found = new Set<Standing>(["anyone"]);
  if (!actor) return found;
  found.add("signedIn");
  if (actor.isSecretariat) found.add("secretariat");
  const role = at.forumId === undefined ? undefined : membershipIn(actor, at.forumId)?.role;
  if (role) found.add(role);
  for (const forumId of at.joinedForumIds ?? []) {
    const joined = membershipIn(actor, forumId)?.role;
    if (joined) found.add(joinedStandings[joined]);
  }
  return found;
}

/** Whether a rule lets a person through who stands there, in these circumstances. */
export function permits(
  rule: readonly Permission[],
  standing: ReadonlySet<Standing>,
  { status, isPublic, isArchived }: Circumstances,
): boolean {
  return rule.some(
    (permission) =>
      permission.who.some((who) => standing.has(who)) &&
      (permission.in === undefined || (status !== undefined && permission.in.includes(status))) &&
      (permission.ifPublic === undefined || isPublic === true) &&
      (permission.unlessArchived === undefined || !isArchived),
  );
}
