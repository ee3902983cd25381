import type { Database } from "#app/kernel/database.server.ts";
import { Prisma, prismaOf, providerOf } from "#app/kernel/prisma.server.ts";

export type SearchKind = "published" | "working";

/** How far the index has come, by recommendation and kind, beside how far the texts have. */
export async function findReached(db: Database) {
  const prisma = prismaOf(db);
  const [entries, working, published] = await Promise.all([
    prisma.searchText.findMany({ select: { recommendationId: true, kind: true, reached: true, title: true } }),
    // The greatest number of each journal is the end of its index: no row is read.
    prisma.$queryRaw<{ id: string; reached: number | bigint | null }[]>`
      SELECT r."id", (SELECT max(j."seq") FROM "JournalEntry" j WHERE j."documentId" = r."documentId") AS "reached"
      FROM "Recommendation" r`,
    prisma.publication.groupBy({ by: ["recommendationId"], _max: { number: true } }),
  ]);
  return {
    entries,
    working: new Map(working.map(({ id, reached }) => [id, Number(reached ?? 0)])),
    published: new Map(published.map(({ recommendationId, _max }) => [recommendationId, _max.number ?? 0])),
  };
}

export interface SearchEntry {
  recommendationId: string;
  kind: SearchKind;
  reached: number;
  title: string;
  text: string;
  words: string;
}

export async function putEntry(db: Database, entry: SearchEntry): Promise<void> {
  const { recommendationId, kind } = entry;
  await prismaOf(db).searchText.upsert({
    where: { recommendationId_kind: { recommendationId, kind } },
    create: entry,
    update: entry,
    select: { id: true },
  });
}

/** Entries in which every term begins a word, the best first; all of them without a term. Terms are letters and digits (search-words.ts). */
export function findEntries(
  db: Database,
  terms: readonly string[],
): Promise<{ id: number; recommendationId: string; kind: SearchKind }[]> {
  if (terms.length === 0) {
    return prismaOf(db).searchText.findMany({
      select: { id: true, recommendationId: true, kind: true },
      orderBy: { id: "desc" },
    }) as Promise<{ id: number; recommendationId: string; kind: SearchKind }[]>;
  }
  if (providerOf(db) === "sqlite") {
    const query = terms.map((term) => `"${term}"*`).join(" ");
    return prismaOf(db).$queryRaw(Prisma.sql`
      SELECT e."id", e."recommendationId", e."kind" FROM "SearchWords"
      JOIN "SearchText" e ON e."id" = "SearchWords"."rowid"
      WHERE "SearchWords" MATCH ${query} ORDER BY bm25("SearchWords"), e."id" DESC`);
  }
  const query = terms.map((term) => `'${term}':*`).join(" & ");
  return prismaOf(db).$queryRaw(Prisma.sql`
    SELECT "id", "recommendationId", "kind" FROM "SearchText", to_tsquery('simple', ${query}) query
    WHERE to_tsvector('simple', "words") @@ query
    ORDER BY ts_rank(to_tsvector('simple', "words"), query) DESC, "id" DESC`);
}

/** The texts of some entries. */
export function findTexts(db: Database, ids: number[]) {
  return prismaOf(db).searchText.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, text: true },
  });
}
