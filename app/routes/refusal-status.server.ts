import { data } from "@remix-run/node";

const statuses: Record<string, number> = {
  signedOut: 401,
  wrongCredentials: 401,
  forbidden: 403,
  notFound: 404,
  moved: 409,
  memberChanged: 409,
  lastModerator: 409,
  changedMeanwhile: 409,
  linkClosed: 410,
  invitationClosed: 409,
  tooManyInvitations: 429,
  illegal: 409,
  noSuchVersion: 404,
  notFrozen: 409,
  newerFrozen: 409,
  voteEnded: 409,
  incomplete: 409,
  versionSame: 409,
  versionUnchanged: 409,
  busy: 409,
  decidedMeanwhile: 409,
  answeredAlready: 409,
  onlyModerator: 409,
  lastSecretariat: 409,
  tooManyTries: 429,
  linkUsed: 410,
  tooManyRequests: 429,
  lastFactor: 409,
  alreadySetUp: 409,
  proofNeeded: 403,
  demoAccount: 403,
  tooManyMails: 429,
  noFactor: 409,
  sectorWithheld: 409,
  ownFactor: 409,
  crowded: 503,
  tooLarge: 413,
  notThisFormat: 422,
  unknownFormat: 422,
  empty: 422,
  tooComplex: 422,
  unsafe: 422,
  dissentNotYours: 403,
  dissentNotClosed: 409,
  dissentTooLate: 409,
  dissentTaken: 409,
  notElector: 403,
  closed: 409,
  otherText: 409,
  nonceUsed: 409,
  recused: 409,
  notPresent: 409,
  hasVoted: 409,
  noSession: 409,
};

/** The response status for the reason a use case refused with; 400 for what was wrong with the input. */
export function refusalStatus(reason: string): number {
  return statuses[reason] ?? 400;
}

/** The response of a page that does not exist, or that the caller must not know of. */
export function notFound() {
  return data(null, { status: 404 });
}
