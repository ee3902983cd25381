import type { Context } from "#app/kernel/context.server.ts";
import { findAccount } from "#app/people/account-store.server.ts";
import { decodeEntries } from "./journal-codec.ts";
import { readLatestRows } from "./journal-store.server.ts";

const recentMs = 10 * 60_000;
/** Enough to find everybody who types at this moment. */
const mostRows = 500;

/** The names of those who have written in a text within the last ten minutes, the latest first. For those who see members' names. */
export async function readRecentWriters(ctx: Context, documentId: string): Promise<string[]> {
  const since = ctx.now().getTime() - recentMs;
  const rows = (await readLatestRows(ctx.db, documentId, mostRows)).filter(({ at }) => at.getTime() >= since);
  const ids = new Set(rows.flatMap(({ entries }) => decodeEntries(entries)).map(({ userId }) => userId));
  ids.delete("");
  const accounts = await Promise.all([...ids].map((id) => findAccount(ctx.db, id)));
  return accounts.flatMap((account) => account?.name ?? []);
}
