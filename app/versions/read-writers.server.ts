import type { Context } from "#app/kernel/context.server.ts";
import type { Letters } from "./read-letters.server.ts";
import { findContributors, findNames } from "./reading-store.server.ts";
import type { Part } from "./shown-shares.ts";
import type { KnownWriter } from "./shown-writers.ts";

/** Whom the numbers in the runs of a document's versions stand for, with their names. */
export async function readWriters(ctx: Context, documentId: string): Promise<KnownWriter[]> {
  const contributors = await findContributors(ctx.db, documentId);
  const accounts = await readNames(
    ctx,
    contributors.map(({ accountId }) => accountId),
  );
  return contributors.map((one) => ({ ...one, account: accounts.get(one.accountId) ?? null }));
}

/** Names by accounts' ids. */
export async function readNames(ctx: Context, accountIds: readonly string[]) {
  const ids = [...new Set(accountIds)].filter((id) => id !== "");
  return new Map((await findNames(ctx.db, ids)).map(({ id, ...account }) => [id, account]));
}

/** What each writer has of a version's letters. */
export function partsOf(writers: readonly KnownWriter[], letters: Letters | undefined): Part[] {
  return writers.map(({ number, accountId, sector }) => ({
    userId: accountId,
    sector,
    letters: letters?.get(number) ?? 0,
  }));
}
