import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import type { RecordedText } from "./record-text.server.ts";

export interface NewVersion {
  id: string;
  recommendationId: string;
  recommendationTitle: string;
  documentId: string;
  kind: "checkpoint" | "named" | "frozen" | "kept";
  title: string;
  at: Date;
  /** Null for a checkpoint. */
  accountId: string | null;
  /** The number of the newest version that the caller knows, 0 for none; one that came since makes the caller look again. */
  after?: number;
}

/** Somebody else has stored a version of the same text, or written in it for the first time: what was read has to be read again. */
export class RecordedMeanwhile extends Error {}

/** @returns the version's number @throws RecordedMeanwhile, or when another takes the same number at the same moment (isTaken) */
export async function writeVersion(
  tx: Prisma.TransactionClient,
  { id, recommendationId, recommendationTitle, documentId, kind, title, at, accountId, after }: NewVersion,
  recorded: RecordedText,
): Promise<number> {
  await takeTurn(tx, documentId);
  const last = await tx.version.aggregate({ where: { recommendationId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  if (after !== undefined && after !== number - 1) throw new RecordedMeanwhile();
  const { seq, content } = recorded;
  const parent = last._max.number;
  await tx.version.create({
    data: { id, recommendationId, number, kind, title, at, parent, seq, recommendationTitle, ...content },
    select: { id: true },
  });
  if (accountId !== null) {
    await tx.versionMaker.create({ data: { versionId: id, accountId }, select: { versionId: true } });
  }
  await writeAuthorship(tx, documentId, recorded);
  return number;
}

/** Who wrote the text, and from where its replay goes on. @throws RecordedMeanwhile */
export async function writeAuthorship(
  tx: Prisma.TransactionClient,
  documentId: string,
  { seq, contributors, known, state }: Omit<RecordedText, "content">,
): Promise<void> {
  if ((await tx.contributor.count({ where: { documentId } })) !== known) throw new RecordedMeanwhile();
  await tx.contributor.createMany({
    data: contributors.map((one, number) => ({ documentId, number, ...one })).slice(known),
  });
  // Never back to an earlier row.
  const { count } = await tx.authorshipState.updateMany({
    where: { documentId, seq: { lt: seq } },
    data: { seq, state },
  });
  if (count > 0 || (await tx.authorshipState.count({ where: { documentId } })) > 0) return;
  await tx.authorshipState.create({ data: { documentId, seq, state }, select: { seq: true } });
}

/** Stores a version of a text that people may go on writing in. @returns its number @throws as writeVersion does */
export function insertVersion(db: Database, version: NewVersion, recorded: RecordedText): Promise<number> {
  return prismaOf(db).$transaction((tx) => writeVersion(tx, version, recorded), longTransaction);
}

/** Stores who wrote a text that no version is made of. @throws as writeVersion does */
export function insertAuthorship(db: Database, documentId: string, recorded: RecordedText): Promise<void> {
  return prismaOf(db).$transaction(async (tx) => {
    await takeTurn(tx, documentId);
    await writeAuthorship(tx, documentId, recorded);
  }, longTransaction);
}

/**
 * Those who record the same text go one after the other; people write on meanwhile. It comes before a version is written: who took a
 * version's number first and waited for this row then would stand in a circle with who has the row and waits for the number.
 */
async function takeTurn(tx: Prisma.TransactionClient, documentId: string): Promise<void> {
  await tx.authorshipState.updateMany({ where: { documentId }, data: { seq: { increment: 0 } } });
}

/** A long text takes a while to write, and others' transactions may go before. */
export const longTransaction = { maxWait: 10_000, timeout: 20_000 };
