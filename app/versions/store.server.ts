import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import type { VersionContent } from "./make-version.ts";

/** From where the replay of a document's journal goes on, and whom its numbers stand for. */
export async function findAuthorshipState(db: Database, documentId: string) {
  const [contributors, stored] = await prismaOf(db).$transaction([
    prismaOf(db).contributor.findMany({
      where: { documentId },
      select: { accountId: true, sector: true },
      orderBy: { number: "asc" },
    }),
    prismaOf(db).authorshipState.findUnique({ where: { documentId }, select: { seq: true, state: true } }),
  ]);
  return { contributors, stored };
}

const summary = { id: true, number: true, kind: true, title: true, at: true, parent: true, hash: true } as const;

/** The versions of a recommendation, oldest first, without their texts. */
export function findVersions(db: Database, recommendationId: string) {
  return prismaOf(db).version.findMany({ where: { recommendationId }, select: summary, orderBy: { number: "asc" } });
}

/** What is made of a text once nobody can write into it any more. */
export interface FrozenText {
  seq: number;
  content: VersionContent & { hash: string };
  contributors: { accountId: string; sector: string }[];
  /** encodeAuthorship */
  state: Uint8Array<ArrayBuffer>;
}

export interface Freeze {
  versionId: string;
  statusChangeId: string;
  recommendationId: string;
  recommendationTitle: string;
  number: string;
  forumId: string;
  documentId: string;
  from: string;
  /** When the moderator's data of the recommendation were written: what the check-list was asked of. */
  updatedAt: Date;
  accountId: string;
  at: Date;
}

/**
 * Freezes a recommendation, all or nothing: closes the text, reads what was still written, and stores the version that `finish` makes of
 * it, with the change of status. The document's row is written first, as commits lock it, so nothing is written between the last row read
 * and the version.
 * @param finish takes the rows after `seq`, in order; it must not wait for anything
 * @returns the version's number, or what has happened meanwhile
 */
export function insertFrozen(
  db: Database,
  freeze: Freeze,
  read: { seq: number; contributors: number },
  finish: (rows: { seq: number; entries: Uint8Array }[]) => FrozenText | null,
): Promise<{ version: number } | "moved" | "again" | "refused"> {
  return prismaOf(db)
    .$transaction(
      async (tx) => {
        const { documentId, recommendationId, from, at } = freeze;
        await tx.document.update({ where: { id: documentId }, data: { state: "frozen" }, select: { id: true } });
        const { count } = await tx.recommendation.updateMany({
          where: { id: recommendationId, status: from, updatedAt: freeze.updatedAt },
          data: { status: "frozen", updatedAt: at },
        });
        if (count === 0) throw new NotFrozen("moved");
        if ((await tx.contributor.count({ where: { documentId } })) !== read.contributors) throw new NotFrozen("again");
        const rows = await tx.journalEntry.findMany({
          where: { documentId, seq: { gt: read.seq } },
          select: { seq: true, entries: true },
          orderBy: { seq: "asc" },
        });
        const frozen = finish(rows);
        if (!frozen) throw new NotFrozen("refused");
        return { version: await writeFrozen(tx, freeze, read, frozen) };
      },
      { maxWait: 10_000, timeout: 20_000 },
    )
    .catch((error: unknown) => {
      if (error instanceof NotFrozen) return error.outcome;
      throw error;
    });
}

class NotFrozen extends Error {
  readonly outcome: "moved" | "again" | "refused";
  constructor(outcome: "moved" | "again" | "refused") {
    super(outcome);
    this.outcome = outcome;
  }
}

async function writeFrozen(
  tx: Prisma.TransactionClient,
  {
    versionId,
    statusChangeId,
    recommendationId,
    recommendationTitle,
    number,
    forumId,
    documentId,
    from,
    accountId,
    at,
  }: Freeze,
  read: { contributors: number },
  { seq, content, contributors, state }: FrozenText,
): Promise<number> {
  const last = await tx.version.aggregate({ where: { recommendationId }, _max: { number: true } });
  const version = (last._max.number ?? 0) + 1;
  await tx.version.create({
    data: {
      id: versionId,
      recommendationId,
      number: version,
      kind: "frozen",
      at,
      parent: last._max.number,
      seq,
      recommendationTitle,
      ...content,
    },
    select: { id: true },
  });
  await tx.versionMaker.create({ data: { versionId, accountId }, select: { versionId: true } });
  await tx.contributor.createMany({
    data: contributors.map((one, index) => ({ documentId, number: index, ...one })).slice(read.contributors),
  });
  await tx.authorshipState.upsert({
    where: { documentId },
    create: { documentId, seq, state },
    update: { seq, state },
    select: { seq: true },
  });
  await tx.statusChange.create({
    data: { id: statusChangeId, recommendationId, from, to: "frozen", accountId, at },
    select: { id: true },
  });
  const { hash } = content;
  const act = { at, actorId: accountId, forumId, subjectId: recommendationId };
  await recordAct(tx, { kind: "recommendationMoved", ...act, before: { status: from }, after: { status: "frozen" } });
  await recordAct(tx, { kind: "versionFrozen", ...act, after: { number, version, hash } });
  return version;
}
