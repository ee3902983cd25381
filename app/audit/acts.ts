/**
 * Every administrative act that the log knows, with the fields that may stand in its "before" and "after": codes, ids of things and the
 * public words of forums and recommendations. Names, addresses and ids of people are not among them; whom an act concerns stands in a
 * column of its own, which erasure can pseudonymise.
 */
export const acts = {
  databaseRestored: [],
  accessibilityAnswered: [],
  secretariatCreated: [],
  recommendationCreated: ["number", "title"],
  recommendationMoved: ["status"],
  versionFrozen: ["number", "version", "hash"],
  versionPublished: ["number", "version", "hash"],
  // Its name is a member's words, and stands in the version.
  versionNamed: ["number", "version", "hash"],
  versionRestored: ["number", "version", "hash"],
  voteOpened: ["vote", "hash", "entitled"],
  voteClosed: ["vote", "outcome", "root"],
  voteCancelled: ["vote"],
  // Whose it is stands in the vote, as far as its readers may know.
  dissentAttached: ["vote", "isOfSector"],
  recommendationEdited: ["title", "areas", "addressees", "indicators", "sources", "joinedForums"],
  personInvited: ["role"],
  invitationResent: [],
  invitationWithdrawn: ["role"],
  memberJoined: ["role"],
  // A sector can reveal where somebody comes from (GDPR art. 9): the log says that it changed, not from what to what.
  memberChanged: ["role", "isSectorChanged", "groups"],
  memberEnded: ["role"],
  forumCreated: ["slug", "prefix", "name", "city", "description", "votingSectors"],
  forumEdited: ["name", "city", "description", "votingSectors", "groups"],
  forumArchived: [],
  forumReopened: [],
  choicesChanged: ["withheldSectors", "withheldAreas"],
  accountErased: [],
  unusedAccountKept: [],
  secondFactorReset: [],
  signInLinkIssued: [],
} as const satisfies Record<string, readonly string[]>;

export type ActKind = keyof typeof acts;

export const actKinds = Object.keys(acts) as ActKind[];

/** A value of a field: a code or words, several of them, or a count. */
type ActValue = string | number | boolean | null | readonly string[];

export type ActValues<Kind extends ActKind> = { [Field in (typeof acts)[Kind][number]]?: ActValue };

export interface Act<Kind extends ActKind = ActKind> {
  kind: Kind;
  at: Date;
  /** The account that acts; null for the server itself and its command line. */
  actorId: string | null;
  /** The account that the act concerns, if it concerns one. */
  personId?: string | null;
  /** The forum in which the act is done; null for acts on the whole instance. */
  forumId: string | null;
  /** What is acted on, never an account: the id of a recommendation, a membership, a forum … */
  subjectId?: string | null;
  /** Null or absent where the thing was not there before. */
  before?: ActValues<Kind> | null;
  /** Null or absent where the thing is gone after. */
  after?: ActValues<Kind> | null;
}

/** Of two states of a thing, the fields that differ; null when none does. */
export function difference<Values extends Record<string, unknown>>(
  before: Values,
  after: Values,
): { before: Partial<Values>; after: Partial<Values> } | null {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed.length === 0) return null;
  const pick = (values: Values) => Object.fromEntries(changed.map((key) => [key, values[key]])) as Partial<Values>;
  return { before: pick(before), after: pick(after) };
}

/** The pseudonym under which the log keeps an erased account; the triggers of the log take no other. */
export function isErased(accountId: string): boolean {
  return accountId.startsWith("erased-");
}

export function isActKind(value: string): value is ActKind {
  return Object.hasOwn(acts, value);
}
