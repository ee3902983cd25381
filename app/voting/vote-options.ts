/** What people read for an option of a vote; `recommendation` is the number of the one it stands for, under the forum's address. */
export interface VoteOption {
  label: string;
  recommendation?: string;
}

/** The options of a vote by their ids, in the order in which they were given; none for motions and consent. */
export type VoteOptions = Readonly<Record<string, VoteOption>>;

/** Reads the column `Vote.options`. */
export function readVoteOptions(json: string): VoteOptions {
  return JSON.parse(json) as VoteOptions;
}

/** What people read, by id, as the record of a vote gives it. */
export function optionNames(options: VoteOptions): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([id, { label }]) => [id, label]));
}
