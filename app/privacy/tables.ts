/** What the privacy page speaks of, one after another; the texts are under `dataTopics` in the catalogue. */
export const topics = [
  "account",
  "signIn",
  "membership",
  "sector",
  "authorship",
  "votes",
  "mail",
  "requests",
  "acts",
] as const;
export type Topic = (typeof topics)[number];

/** How a row is bound to a person: a column with their account's id or their address; "relation.column" for one of another table. */
export interface PersonLink {
  column: string;
  by: "id" | "email";
  /**
   * What erasing the person does.
   * delete: the row goes · keep: the row stays, the id in it is a pseudonym once the account is nameless · pseudonym: the id is replaced by
   * `erased-…` · nameless: the account itself, which stays without anything that names somebody · unmarked: the row stays, the sector goes.
   */
  erasure: "delete" | "keep" | "pseudonym" | "nameless" | "unmarked";
  /** The row is about somebody else: it is left out of the person's own data. */
  isAboutOthers?: true;
}

/** Of the rows that somebody made about others: their id stays as a pseudonym, and the rows are not among their own data. */
const maker = (column: string): PersonLink => ({ column, by: "id", erasure: "keep", isAboutOthers: true });

export interface Table {
  /** Null: a table without people. */
  topic: Topic | null;
  /** All columns, so that one that is added has to be thought of. */
  columns: readonly string[];
  links?: readonly PersonLink[];
  /** Columns that a person's own export says to be there, without what is in them: secrets, hashes. */
  secret?: readonly string[];
  /** Texts in which our own templates may name other people than the row belongs to; an erased name is taken out of them. */
  mentions?: readonly string[];
}

const words = (text: string): string[] => text.split(" ");
const own = (erasure: PersonLink["erasure"], column = "accountId"): PersonLink => ({ column, by: "id", erasure });

/**
 * Every table of the database: whose data it holds, and what becomes of them. The privacy page, a person's own data as JSON and erasure
 * are made from it; tests/privacy/tables.test.ts holds it against prisma/schema.prisma.
 */
export const tables = {
  Account: {
    topic: "account",
    columns: words(
      "id email name organisation passwordHash isSecretariat isDemo language isNamePublic createdAt secondFactorSince lastSeenAt erasedAt",
    ),
    links: [own("nameless", "id")],
    secret: ["passwordHash"],
  },
  Session: {
    topic: "signIn",
    columns: words("id accountId createdAt expiresAt browser system lastSeenAt provedAt secondFactorAt"),
    links: [own("delete")],
    secret: ["id"],
  },
  Passkey: {
    topic: "signIn",
    columns: words("id accountId publicKey counter transports name createdAt lastUsedAt"),
    links: [own("delete")],
    secret: ["id", "publicKey"],
  },
  CodeApp: {
    topic: "signIn",
    columns: words("accountId secret lastStep createdAt"),
    links: [own("delete")],
    secret: ["secret"],
  },
  RecoveryCode: { topic: "signIn", columns: words("id accountId"), links: [own("delete")], secret: ["id"] },
  PasswordReset: { topic: "signIn", columns: words("id accountId expiresAt"), links: [own("delete")], secret: ["id"] },
  SpentChallenge: { topic: null, columns: words("id expiresAt") },
  AccessEpoch: { topic: null, columns: words("id value") },
  AuditEntry: {
    topic: "acts",
    columns: words("seq at kind actorId personId forumId subjectId before after"),
    links: [own("pseudonym", "actorId"), own("pseudonym", "personId")],
  },
  OutgoingMail: {
    topic: "mail",
    columns: words(
      "id kind recipient language subject text html createdAt expiresAt attempts nextTryAt sentAt failedAt failure lastError",
    ),
    links: [{ column: "recipient", by: "email", erasure: "delete" }],
    // A mail that waits may hold a link that lets its reader in.
    secret: ["text", "html"],
    mentions: ["subject", "text", "html", "lastError"],
  },
  Forum: {
    topic: null,
    columns: words("id slug prefix name city description votingSectors isDemo position createdAt archivedAt version"),
  },
  WorkingGroupMember: {
    topic: "membership",
    columns: words("groupId membershipId"),
    links: [own("delete", "membership.accountId")],
  },
  Membership: {
    topic: "membership",
    columns: words("id forumId accountId role sector sectorConsent createdAt endedAt version"),
    links: [own("delete")],
  },
  SectorDecision: {
    topic: "sector",
    columns: words("id accountId forumId sector decision textVersion language at marksRemovedAt"),
    links: [own("delete")],
  },
  Invitation: {
    topic: "membership",
    columns: words(
      "id forumId email name organisation role sector language invitedById createdAt expiresAt mailId acceptedAt acceptedById withdrawnAt openKey",
    ),
    links: [{ column: "email", by: "email", erasure: "delete" }, own("delete", "acceptedById"), maker("invitedById")],
  },
  InvitationLink: {
    topic: "membership",
    columns: words("tokenHash invitationId sentById createdAt expiresAt"),
    links: [maker("sentById")],
    secret: ["tokenHash"],
  },
  SignInRequest: {
    topic: "signIn",
    columns: words("id browserHash email accountId linkHash codeHash tries createdAt expiresAt usedAt"),
    links: [{ column: "email", by: "email", erasure: "delete" }, own("delete")],
    secret: ["browserHash", "linkHash", "codeHash"],
  },
  AccessibilityRequest: {
    topic: "requests",
    columns: words("id receivedAt subject form name contact answer answeredAt"),
    links: [{ column: "contact", by: "email", erasure: "delete" }],
    mentions: ["subject", "name", "contact", "answer"],
  },
  WithheldChoice: { topic: null, columns: words("list itemId") },
  WorkingGroup: { topic: null, columns: words("id forumId name position") },
  Recommendation: {
    topic: null,
    columns: words("id number forumId title status areas documentId publicSince isFictitious createdAt updatedAt"),
  },
  JoinedForum: { topic: null, columns: words("recommendationId forumId") },
  Addressee: { topic: null, columns: words("id recommendationId position name levels isCoAddressee") },
  Indicator: { topic: null, columns: words("id recommendationId position name baseline target") },
  Source: { topic: null, columns: words("id recommendationId position title url") },
  StatusChange: {
    topic: "authorship",
    columns: words("id recommendationId from to accountId at reason"),
    links: [own("keep")],
  },
  Document: { topic: null, columns: words("id state schemaVersion epoch createdAt") },
  // Its authors stand inside `entries` (journal-codec.ts).
  JournalEntry: {
    topic: "authorship",
    columns: words("documentId seq at entries"),
    links: [own("unmarked", "entries")],
  },
  // Who made it and who wrote it stand in the two tables after it.
  Version: {
    topic: null,
    columns: words(
      "id recommendationId number kind title at parent seq schemaVersion recommendationTitle text blockIds hash runs",
    ),
  },
  VersionMaker: { topic: "authorship", columns: words("versionId accountId"), links: [own("keep")] },
  Contributor: {
    topic: "authorship",
    columns: words("documentId number accountId sector"),
    links: [own("keep"), own("unmarked", "sector")],
  },
  // The text, the rule and the record: nobody's name, and no ballot with its voter.
  Vote: {
    topic: null,
    columns: words(
      "id forumId recommendationId seriesId number versionId textHash question isSecret terms options mode closesEarly remindsAt electorateHash tieSeedCommitment openedAt closesAt jointVoteId dissentDays",
    ),
  },
  VotingRule: { topic: null, columns: words("id forumId name terms createdAt") },
  VoteLetter: { topic: null, columns: words("voteId kind at") },
  JointVote: { topic: null, columns: words("id recommendationId required openedAt") },
  // The register of votes says hashes and numbers, and nobody's name: nothing is ever taken out of it.
  VoteStep: { topic: null, columns: words("seq voteId at kind entry hash") },
  VoteRegister: { topic: null, columns: words("id seq head") },
  Recusal: { topic: "votes", columns: words("voteId accountId at"), links: [own("keep")] },
  Attendance: { topic: "votes", columns: words("voteId accountId at"), links: [own("keep")] },
  VoteState: { topic: null, columns: words("voteId state") },
  VoteSecret: { topic: null, columns: words("voteId key tieSeed") },
  VoteEnd: { topic: null, columns: words("voteId at kind reason record") },
  Elector: { topic: "votes", columns: words("voteId accountId sector"), links: [own("keep")] },
  CastMark: { topic: "votes", columns: words("voteId accountId"), links: [own("keep")] },
  OpenBallot: {
    topic: "votes",
    columns: words("voteId accountId round at ballot nonce c reason"),
    links: [own("keep")],
  },
  // Under a key that only the open vote knows; after the close under no key at all.
  PendingBallot: { topic: null, columns: words("voteId key sector ballot nonce c reason") },
  SecretBallot: { topic: null, columns: words("voteId c ballot nonce reason") },
  // The text is published with what was voted on, and stays.
  Dissent: {
    topic: "votes",
    columns: words("id voteId accountId ofPerson ofSector text isNamed at"),
    links: [own("keep"), own("keep", "ofPerson")],
  },
  DissentSignature: { topic: "votes", columns: words("dissentId accountId at"), links: [own("keep")] },
  Publication: { topic: null, columns: words("versionId recommendationId number purpose at data") },
  // Made from texts, and made anew when they change.
  SearchText: { topic: null, columns: words("id recommendationId kind reached title text words") },
  // The text and numbers of contributors.
  AuthorshipState: { topic: null, columns: words("documentId seq state") },
  // The text alone, without who wrote it.
  SnapshotPart: { topic: null, columns: words("documentId seq part parts at state") },
  Erasure: {
    topic: "acts",
    columns: words("accountId at requestedBy isSwept"),
    links: [own("keep")],
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

/** The tables with people in them, with their names. */
export const personalTables: readonly { name: TableName; table: Table & { topic: Topic } }[] = Object.entries(
  tables as Record<string, Table>,
).flatMap(([name, table]) =>
  table.topic === null ? [] : [{ name: name as TableName, table: { ...table, topic: table.topic } }],
);

/** The names of the others, which no column binds to a person. */
export const otherTables: readonly TableName[] = (Object.keys(tables) as TableName[]).filter(
  (name) => tables[name].topic === null,
);
