import type { SectorId } from "./sectors.ts";

export const roles = ["moderator", "participant", "expert", "observer"] as const;
export type Role = (typeof roles)[number];

export interface ActorMembership {
  forumId: string;
  forumSlug: string;
  role: Role;
  /** The sector that stands beside the person; null where they have not agreed that it does (sector-consent.ts). */
  sector: SectorId | null;
  /** The person has still to be asked about the mark of their sector. */
  asksForConsent?: true;
}

/** A signed-in person as the policies see them. */
export interface Actor {
  accountId: string;
  sessionId: string;
  name: string;
  email: string;
  isSecretariat: boolean;
  isDemo: boolean;
  /** When they last proved who they are in this session (recent-proof.ts). */
  provedAt: Date;
  /** Present memberships only. */
  memberships: ActorMembership[];
}

/** Whoever runs commands on the server itself: no account, and may do what the secretariat may. */
export type Operator = "operator";

/** Who stands in the log for an act. */
export function actorIdOf(by: Actor | Operator | null): string | null {
  return by === null || by === "operator" ? null : by.accountId;
}

export function membershipIn(actor: Actor | null, forumId: string): ActorMembership | undefined {
  return actor?.memberships.find((membership) => membership.forumId === forumId);
}

/** Whether somebody can do so much harm that a password alone must not open their account (ASVS 6.3.3). */
export function mustHaveSecondFactor(person: Pick<Actor, "isSecretariat" | "memberships">): boolean {
  return person.isSecretariat || person.memberships.some(({ role }) => role === "moderator");
}

/** A role as the catalogue knows it: the secretariat takes part in forums without a membership. */
export function roleOf(role: string): Role | "secretariat" {
  return roles.find((known) => known === role) ?? "secretariat";
}
