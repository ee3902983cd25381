import type { VoteTerms } from "./count-input.ts";
import { readVoteOptions } from "./vote-options.ts";

/** What would open, as the server has checked it. Times as ISO 8601. */
export interface ReviewedVote {
  question: string;
  isSecret: boolean;
  mode: "session" | "circulation";
  closesEarly: boolean;
  closesAt: string;
  remindsAt: string | null;
  dissentDays: number;
  /** The forums that vote, the one that leads first, each with the rule and its people by sector. */
  forums: { name: string; terms: VoteTerms; sizes: Record<string, number> }[];
  /** How many of the forums must adopt; null where one decides alone. */
  required: number | null;
  /** How many may vote, each counted once. */
  people: number;
  /** What people read for each option; none for a vote on a text. */
  options: string[];
}

interface ReviewedPart {
  forum: { name: string };
  vote: {
    question: string;
    isSecret: boolean;
    mode: "session" | "circulation";
    closesEarly: boolean;
    closesAt: Date;
    remindsAt: Date | null;
    dissentDays: number;
    options: string;
  };
  terms: VoteTerms;
  sizes: Record<string, number>;
  electorate: { seats: readonly { accountId: string }[] };
}

/** What would open, for the page that reads it back: one vote, or the parts of a joint one, which differ only in their people. */
export function reviewed(parts: readonly [ReviewedPart, ...ReviewedPart[]], required: number | null): ReviewedVote {
  const { question, isSecret, mode, closesEarly, closesAt, remindsAt, dissentDays, options } = parts[0].vote;
  const people = new Set(parts.flatMap(({ electorate }) => electorate.seats.map(({ accountId }) => accountId)));
  return {
    question,
    isSecret,
    mode,
    closesEarly,
    closesAt: closesAt.toISOString(),
    remindsAt: remindsAt?.toISOString() ?? null,
    dissentDays,
    forums: parts.map(({ forum, terms, sizes }) => ({ name: forum.name, terms, sizes })),
    required,
    people: people.size,
    options: Object.values(readVoteOptions(options)).map(({ label }) => label),
  };
}
