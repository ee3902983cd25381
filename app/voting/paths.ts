/** Addresses of votes. A vote is on a recommendation's text, or over options that a forum chooses among. */
export type VotePlace = { forum: string; number?: string };

function placePath({ forum, number }: VotePlace): string {
  const base = `/forums/${forum}`;
  return number === undefined ? base : `${base}/recommendations/${number}`;
}

function votesPath(place: VotePlace): string {
  return `${placePath(place)}/votes`;
}

/** @param vote the vote's number, from 1 in its recommendation or, over options, in its forum */
export function votePath(place: VotePlace, vote: number): string {
  return `${votesPath(place)}/${vote}`;
}

/** Where a dissenting opinion is attached. */
export function dissentPath(place: VotePlace, vote: number): string {
  return `${votePath(place, vote)}/dissent`;
}

/** The minutes of a vote, as a PDF. */
export function minutesPath(place: VotePlace, vote: number): string {
  return `${votePath(place, vote)}/minutes.pdf`;
}

/** The record of a vote that was counted, as a file. */
export function voteRecordPath(place: VotePlace, vote: number): string {
  return `${votePath(place, vote)}/record.json`;
}

/** Whether an address is one that voteRecordPath makes. */
export function isRecordPath(path: string): boolean {
  return /^\/forums\/[\w-]+(\/recommendations\/[\w-]+)?\/votes\/\d+\/record\.json$/.test(path);
}

/** Every step of every vote. */
export const registerPath = "/votes/register";
export const registerFilePath = `${registerPath}.json`;

/** Where anybody checks a record in their browser; `record` is checked at once, and compared with the root. */
export const verifierPath = "/votes/verify";
export function verifyPath(record: string, root: string): string {
  return `${verifierPath}?${new URLSearchParams({ record, root })}`;
}

/** Of the reader's own ballot. */
export function receiptPath(place: VotePlace, vote: number): string {
  return `${votePath(place, vote)}/receipt`;
}

export function openVotePath(place: VotePlace): string {
  return `${votesPath(place)}/new`;
}

export function cancelVotePath(place: VotePlace, vote: number): string {
  return `${votePath(place, vote)}/cancel`;
}

/** The rules that a forum keeps for its votes. */
export function votingRulesPath(forum: string): string {
  return `/forums/${forum}/voting-rules`;
}
