/** How long an invitation's link works. */
export const invitationDays = 14;

/** Where an invitation stands: what the moderator sees of it, and what its link opens. */
export type InvitationState = "invited" | "came" | "bounced" | "expired" | "withdrawn";

export interface InvitationFacts {
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
  /** Whether its newest mail will not arrive any more. */
  hasFailed: boolean;
}

export function invitationState(invitation: InvitationFacts, now: Date): InvitationState {
  if (invitation.acceptedAt) return "came";
  if (invitation.withdrawnAt) return "withdrawn";
  if (invitation.expiresAt <= now) return "expired";
  return invitation.hasFailed ? "bounced" : "invited";
}

/** Whether it can still be sent again or withdrawn: somebody who came or was told not to come is not written to any more. */
export function isOpen(state: InvitationState): boolean {
  return state === "invited" || state === "bounced" || state === "expired";
}

/** Stands in the place of an account where whoever runs commands on the server invited. */
export const serverSender = "operator";

export const lengths = { name: 120, organisation: 160, email: 254, list: 40_000 };

export function invitationsPath(forumSlug: string): string {
  return `/forums/${forumSlug}/invitations`;
}

/** The page of an invitation. The token stands in the query, which no log keeps. */
export function invitationPath(token: string): string {
  return `/invitation?token=${token}`;
}
