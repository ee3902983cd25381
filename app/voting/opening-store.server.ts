import { recordAct } from "#app/audit/store.server.ts";
import { type StatusChange, updateStatus } from "#app/drafting/status-store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import type { ElectorSeat } from "./electorate.ts";
import { enterStep } from "./register-store.server.ts";
import { findVoters, type VoteMode } from "./store.server.ts";

export interface NewVote {
  id: string;
  /** Null for a vote over options. */
  versionId: string | null;
  textHash: string | null;
  question: string;
  isSecret: boolean;
  terms: string;
  electorateHash: string;
  tieSeedCommitment: string;
  /** JSON; vote-options.ts */
  options: string;
  mode: VoteMode;
  closesEarly: boolean;
  remindsAt: Date | null;
  closesAt: Date;
  dissentDays: number;
  key: string;
  tieSeed: string;
}

/** Who may vote, as it was read before a vote opens; it must still be so at that moment. */
export interface ReadElectorate {
  seats: readonly ElectorSeat[];
  sectors: readonly string[];
}

/** A vote of a forum that opens: alone, or as a part of a joint vote. */
export interface NewPart {
  forumId: string;
  vote: NewVote;
  electorate: ReadElectorate;
}

/** What makes the votes of several forums one: how many of them must adopt. */
export interface NewJointVote {
  id: string;
  required: number;
}

interface Place {
  recommendationId: string | null;
  accountId: string;
  at: Date;
  joint: NewJointVote | null;
}

/**
 * Opens a vote, or all parts of a joint vote, together with the change of status, all or nothing.
 * @param joint null for the vote of one forum
 * @returns their numbers, in order; "moved" when the recommendation has left `change.from`, "again" when an electorate has changed meanwhile
 */
export async function insertVotes(
  db: Database,
  parts: readonly NewPart[],
  joint: NewJointVote | null,
  change: StatusChange,
): Promise<number[] | "moved" | "again"> {
  const { recommendationId, accountId, at } = change;
  let numbers: number[] = [];
  const written = await orAgain(
    updateStatus(db, change, async (tx) => {
      numbers = await writeVotes(tx, parts, { recommendationId, accountId, at, joint });
    }),
  );
  return written === true ? numbers : written === false ? "moved" : written;
}

/** Opens a vote over options, which is on no text. @returns its number, or "again" */
export async function insertOptionVote(
  db: Database,
  part: NewPart,
  by: { accountId: string; at: Date },
): Promise<number | "again"> {
  const place = { ...by, recommendationId: null, joint: null };
  const numbers = await orAgain(prismaOf(db).$transaction((tx) => writeVotes(tx, [part], place)));
  return numbers === "again" ? numbers : (numbers[0] ?? 0);
}

/** "again" when an electorate has changed, or another vote of the series was opened, at the same moment. */
async function orAgain<Value>(writing: Promise<Value>): Promise<Value | "again"> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof ElectorateMoved || isTaken(error)) return "again";
    throw error;
  }
}

class ElectorateMoved extends Error {}

async function writeVotes(tx: Prisma.TransactionClient, parts: readonly NewPart[], place: Place): Promise<number[]> {
  const { recommendationId, joint, at, accountId } = place;
  if (joint && recommendationId !== null) {
    await tx.jointVote.create({ data: { ...joint, recommendationId, openedAt: at }, select: { id: true } });
  }
  const numbers: number[] = [];
  for (const part of parts) numbers.push(await writeVote(tx, part, place));
  // From here on the electorates and the joint vote are closed: triggers look for these rows.
  await tx.voteState.createMany({ data: parts.map(({ vote }) => ({ voteId: vote.id, state: "open" })) });
  for (const [index, { forumId, vote, electorate }] of parts.entries()) {
    await recordAct(tx, {
      kind: "voteOpened",
      at,
      actorId: accountId,
      forumId,
      subjectId: recommendationId ?? forumId,
      after: { vote: numbers[index], hash: vote.textHash, entitled: electorate.seats.length },
    });
  }
  const together = joint && { ...joint, votes: parts.map(({ vote }) => vote.id) };
  for (const [index, part] of parts.entries()) {
    const detail = { ...openedDetail(part, numbers[index] ?? 0), ...(together ? { joint: together } : {}) };
    await enterStep(tx, { voteId: part.vote.id, at, kind: "opened" }, detail);
  }
  return numbers;
}

/** A vote that is not open yet, with who may vote. @returns its number */
async function writeVote(
  tx: Prisma.TransactionClient,
  { forumId, vote: { key, tieSeed, ...vote }, electorate }: NewPart,
  { recommendationId, at, joint }: Place,
): Promise<number> {
  const now = await findVoters(tx, forumId, electorate.sectors);
  if (JSON.stringify(now) !== JSON.stringify(electorate.seats)) throw new ElectorateMoved();
  const seriesId = recommendationId ?? forumId;
  const number = 1 + (await tx.vote.count({ where: { seriesId } }));
  const { id: voteId } = vote;
  const jointVoteId = joint?.id ?? null;
  await tx.vote.create({
    data: { ...vote, forumId, recommendationId, seriesId, number, openedAt: at, jointVoteId },
    select: { id: true },
  });
  await tx.voteSecret.create({ data: { voteId, key, tieSeed }, select: { voteId: true } });
  await tx.elector.createMany({ data: electorate.seats.map((seat) => ({ voteId, ...seat })) });
  return number;
}

/** What the register says of an opening: all that is fixed by it. */
function openedDetail({ forumId, vote, electorate }: NewPart, number: number) {
  const { textHash, terms, electorateHash, tieSeedCommitment, isSecret, closesAt, dissentDays } = vote;
  return {
    forum: forumId,
    number,
    text: textHash,
    rule: JSON.parse(terms),
    electorate: { hash: electorateHash, entitled: electorate.seats.length },
    tieSeedCommitment,
    secret: isSecret,
    closesAt: closesAt.toISOString(),
    dissentDays,
  };
}
