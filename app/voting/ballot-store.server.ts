import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";

/** A ballot as it is stored, without who cast it. */
export interface StoredBallot {
  /** canonical-ballot.ts */
  ballot: string;
  nonce: string;
  c: string;
  /** Of an objection; else empty. */
  reason: string;
}

/** Who casts, when, and whether in a session, where one has to be present. */
export interface By {
  voteId: string;
  accountId: string;
  at: Date;
  isSession: boolean;
}

export type Put = "taken" | "closed" | "nonceUsed" | "recused" | "notPresent";

/**
 * Takes a turn among all who cast in a vote or close it: writes its state as it is, which locks the row until the transaction ends.
 * @returns false when the vote is not open any more
 */
export async function takeTurn(tx: Prisma.TransactionClient, voteId: string, now: Date): Promise<boolean> {
  const { count } = await tx.voteState.updateMany({
    where: { voteId, state: "open", vote: { closesAt: { gt: now } } },
    data: { state: "open" },
  });
  return count === 1;
}

/** Why somebody of the electorate does not vote: they take no part, or are not at the session. Their turn has to be taken before. */
async function whyNot(
  tx: Prisma.TransactionClient,
  { voteId, accountId, isSession }: By,
): Promise<"recused" | "notPresent" | null> {
  const where = { voteId, accountId };
  if (await tx.recusal.findFirst({ where, select: { at: true } })) return "recused";
  if (isSession && !(await tx.attendance.findFirst({ where, select: { at: true } }))) return "notPresent";
  return null;
}

/** The key under which HMAC makes the place of a person's secret ballot; null once the vote has ended. */
export async function findBallotKey(db: Database, voteId: string): Promise<string | null> {
  const secret = await prismaOf(db).voteSecret.findFirst({ where: { voteId }, select: { key: true } });
  return secret?.key ?? null;
}

/** Stores a ballot of an open vote; earlier ones of the same person stay, the last counts. */
export function putOpenBallot(db: Database, by: By, stored: StoredBallot): Promise<Put> {
  const { voteId, accountId, at } = by;
  return put(db, by, async (tx) => {
    const last = await tx.openBallot.findFirst({
      where: { voteId, accountId },
      select: { round: true, c: true },
      orderBy: { round: "desc" },
    });
    // The same form, sent twice.
    if (last?.c === stored.c) return "taken";
    const round = (last?.round ?? 0) + 1;
    await tx.openBallot.create({ data: { voteId, accountId, at, round, ...stored }, select: { round: true } });
    return "taken";
  });
}

/** Stores a ballot of a secret vote in place of the person's earlier one, and that the person has voted: both or neither. */
export function putSecretBallot(
  db: Database,
  by: By,
  place: { key: string; sector: string },
  stored: StoredBallot,
): Promise<Put> {
  const { voteId, accountId } = by;
  return put(db, by, async (tx) => {
    const { key, sector } = place;
    await tx.castMark.upsert({
      where: { voteId_accountId: { voteId, accountId } },
      create: { voteId, accountId },
      update: {},
      select: { voteId: true },
    });
    await tx.pendingBallot.upsert({
      where: { voteId_key: { voteId, key } },
      create: { voteId, key, sector, ...stored },
      update: stored,
      select: { voteId: true },
    });
    return "taken";
  });
}

const lines = new WeakMap<Database, Promise<unknown>>();

/**
 * One after another within a process. The vote's row would make them wait in any case, but each with a connection in its hands: with a
 * hall that votes at once there would be none left for anybody else.
 */
function inLine<Value>(db: Database, work: () => Promise<Value>): Promise<Value> {
  const mine = (lines.get(db) ?? Promise.resolve()).then(work);
  lines.set(
    db,
    mine.catch(() => {}),
  );
  return mine;
}

/** Two ballots with the same commitment could not both stand in the record. */
async function put(db: Database, by: By, work: (tx: Prisma.TransactionClient) => Promise<Put>): Promise<Put> {
  try {
    return await inLine(db, () =>
      prismaOf(db).$transaction(async (tx) => {
        if (!(await takeTurn(tx, by.voteId, by.at))) return "closed";
        return (await whyNot(tx, by)) ?? (await work(tx));
      }),
    );
  } catch (error) {
    if (isTaken(error)) return "nonceUsed";
    throw error;
  }
}

/** The ballot of a person that counts now: in an open vote by who they are, in a secret one by its place. */
export function findOwnBallot(
  db: Database,
  where: { voteId: string; accountId: string } | { voteId: string; key: string },
): Promise<{ ballot: string; nonce: string; c: string } | null> {
  const select = { ballot: true, nonce: true, c: true } as const;
  if ("key" in where) return prismaOf(db).pendingBallot.findFirst({ where, select });
  return prismaOf(db).openBallot.findFirst({ where, select, orderBy: { round: "desc" } });
}

/** Whether somebody has voted, takes no part or is present; and their ballot where the vote is open. */
export async function findParticipation(
  db: Database,
  { voteId, accountId, isSecret }: { voteId: string; accountId: string; isSecret: boolean },
) {
  const prisma = prismaOf(db);
  const where = { voteId, accountId };
  const [recusal, attendance, mark, own] = await Promise.all([
    prisma.recusal.findFirst({ where, select: { at: true } }),
    prisma.attendance.findFirst({ where, select: { at: true } }),
    prisma.castMark.findFirst({ where, select: { voteId: true } }),
    isSecret ? null : findOwnBallot(db, where),
  ]);
  return {
    hasVoted: mark !== null || own !== null,
    isRecused: recusal !== null,
    isPresent: attendance !== null,
    ballot: own?.ballot ?? null,
  };
}
