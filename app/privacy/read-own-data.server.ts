import { readContributions } from "#app/drafting/read-contributions.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "#app/people/account-store.server.ts";
import { findPersonalRows } from "./person-store.server.ts";
import { type Table, type TableName, type Topic, tables, topics } from "./tables.ts";

export interface OwnTable {
  table: TableName;
  topic: Topic;
  /** Columns as stored; a secret says only that it is there. */
  rows: Record<string, unknown>[];
}

export interface OwnData {
  generatedAt: Date;
  accountId: string;
  tables: OwnTable[];
}

/** Everything stored about a person, table by table; of the texts, what they typed themselves. */
export async function readOwnData(ctx: Context, accountId: string): Promise<Result<OwnData, "notFound">> {
  const account = await findAccount(ctx.db, accountId);
  if (!account) return refuse("notFound");
  const found = await findPersonalRows(ctx.db, account);
  const own: OwnTable[] = [...found].flatMap(([name, rows]) => {
    const table: Table = tables[name];
    return table.topic === null || rows.length === 0
      ? []
      : { table: name, topic: table.topic, rows: rows.map((row) => withoutSecrets(row, table.secret ?? [])) };
  });
  const contributions = await readContributions(ctx, accountId);
  if (contributions.length > 0) {
    own.push({ table: "JournalEntry", topic: "authorship", rows: contributions.map((one) => ({ ...one })) });
  }
  own.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic));
  return ok({ generatedAt: ctx.now(), accountId, tables: own });
}

function withoutSecrets(row: Record<string, unknown>, secret: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (secret.includes(column)) return [column, value === null || value === "" ? value : "(stored, not shown)"];
      return [column, typeof value === "bigint" ? Number(value) : value];
    }),
  );
}
