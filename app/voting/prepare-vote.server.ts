import type { Context } from "#app/kernel/context.server.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";
import { commitSeed } from "./commitment.ts";
import { composeTerms } from "./compose-terms.ts";
import { checkTerms, type VoteTerms } from "./count-input.ts";
import { leastThresholds } from "./disclosure.ts";
import { type ElectorSeat, hashElectorate, sizesBySector } from "./electorate.ts";
import { type Fault, fault, isWhole } from "./fault.ts";
import { fixedChoices } from "./method.ts";
import { openingFaults } from "./opening.ts";
import type { NewVote } from "./opening-store.server.ts";
import { newSecret, sha256 } from "./sha256.server.ts";
import { findVoters, findVotingSectors, type VoteMode } from "./store.server.ts";
import type { VoteOptions } from "./vote-options.ts";

/** What a moderator wants to open, besides what it is on. */
export interface ProposedVote {
  question: string;
  isSecret: boolean;
  mode: VoteMode;
  closesEarly: boolean;
  remindsAt: Date | null;
  /** Null where what was typed is no moment. */
  closesAt: Date | null;
  /** For how many days after the close dissenting opinions may be attached; what was typed, where that is no number. */
  dissentDays: number | string;
  /** What count-input.ts checks, without the numbers of the electorate. */
  terms: unknown;
}

/** What is voted on: the version frozen last, if there is one, or options. */
export type Subject =
  | { version: { id: string; hash: string } | null; isTextFrozen: boolean; seenHash: string }
  | { options: VoteOptions };

const longest = { question: 300, days: 90, dissentDays: 90 };

interface Electorate {
  seats: ElectorSeat[];
  sectors: string[];
}

/** What would open; or every reason why it cannot, with the rule and the electorate as far as they are in order. */
export type Prepared =
  | { faults: Fault[]; terms: VoteTerms | null; sizes: Record<string, number> }
  | { faults: null; terms: VoteTerms; sizes: Record<string, number>; vote: NewVote; electorate: Electorate };

/** Makes ready what opens a vote in a forum, with who may vote at this moment. Writes nothing. */
export async function prepareVote(
  ctx: Context,
  forumId: string,
  proposal: ProposedVote,
  subject: Subject,
): Promise<Prepared> {
  const sectors = await findVotingSectors(ctx.db, forumId);
  const seats = await findVoters(ctx.db, forumId, sectors);
  const sizes = sizesBySector(seats, sectors);
  const terms = composeTerms(proposal.terms, sizes);
  const isTextFrozen = "options" in subject ? null : subject.isTextFrozen && subject.version !== null;
  const opening = { terms, secret: proposal.isSecret, entitled: sizes, isTextFrozen };
  const checked = checkTerms(terms);
  const faults = [
    ...proposalFaults(ctx, proposal),
    ...openingFaults(opening, leastThresholds),
    ...(checked.ok ? subjectFaults(subject, checked.value) : []),
  ];
  if ("version" in subject && subject.version && subject.version.hash !== subject.seenHash) {
    faults.push(fault("otherText", "text"));
  }
  const { closesAt, dissentDays } = proposal;
  if (faults.length > 0 || !checked.ok || !closesAt || typeof dissentDays === "string") {
    return { faults, terms: checked.ok ? checked.value : null, sizes };
  }
  const id = ctx.newId();
  const tieSeed = newSecret();
  const version = "version" in subject ? subject.version : null;
  return {
    faults: null,
    terms: checked.value,
    sizes,
    electorate: { seats, sectors },
    vote: {
      id,
      versionId: version?.id ?? null,
      textHash: version?.hash ?? null,
      question: visibleParagraphs(proposal.question),
      isSecret: proposal.isSecret,
      terms: JSON.stringify(checked.value),
      options: JSON.stringify("options" in subject ? subject.options : {}),
      mode: proposal.mode,
      closesEarly: proposal.closesEarly,
      remindsAt: proposal.remindsAt,
      electorateHash: await hashElectorate(sha256, id, seats),
      tieSeedCommitment: await commitSeed(sha256, id, tieSeed),
      closesAt,
      dissentDays,
      key: newSecret(),
      tieSeed,
    },
  };
}

function proposalFaults(ctx: Context, { question, closesAt, remindsAt, dissentDays }: ProposedVote): Fault[] {
  const faults: Fault[] = [];
  const words = visibleParagraphs(question);
  if (words === "") faults.push(fault("required", "question"));
  if (words.length > longest.question) faults.push(fault("tooLong", "question"));
  if (!isWhole(dissentDays, 1, longest.dissentDays)) faults.push(fault("daysOutOfBounds", "dissentDays"));
  if (!closesAt) return [...faults, fault("notADate", "closesAt")];
  const lasts = closesAt.getTime() - ctx.now().getTime();
  if (!(lasts > 0)) faults.push(fault("inThePast", "closesAt"));
  else if (remindsAt && remindsAt <= ctx.now()) faults.push(fault("remindsTooEarly", "remindsAt"));
  if (remindsAt && remindsAt >= closesAt) faults.push(fault("remindsTooLate", "remindsAt"));
  if (lasts > longest.days * 86_400_000) faults.push(fault("tooFarAhead", "closesAt"));
  return faults;
}

/** A text is for or against; among options one chooses. */
function subjectFaults(subject: Subject, { method, options, seats }: VoteTerms): Fault[] {
  if (!("options" in subject)) return fixedChoices(method) ? [] : [fault("methodNotForText", "method")];
  if (fixedChoices(method)) return [fault("methodNotForOptions", "method")];
  if (options.length < 2) return [fault("tooFewOptions", "options")];
  return seats >= options.length ? [fault("tooManySeats", "seats")] : [];
}
