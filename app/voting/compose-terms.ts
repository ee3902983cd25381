import { isRecord } from "./fault.ts";

/**
 * The terms of a vote as a moderator composes them, with the numbers of the electorate put in: who is entitled, overall and, where there is
 * a sector rule, in each voting sector. What is composed is not trusted; checkTerms judges the whole.
 * @param composed without numbers; `sectors.list` may give a sector a threshold or a quorum of its own
 */
export function composeTerms(composed: unknown, sizes: Readonly<Record<string, number>>): unknown {
  if (!isRecord(composed)) return composed;
  const entitled = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const context = { entitled };
  if (composed.sectors === undefined || composed.sectors === null) return { ...composed, context };
  if (!isRecord(composed.sectors)) return { ...composed, context };
  const own = isRecord(composed.sectors.list) ? composed.sectors.list : {};
  const list = Object.fromEntries(
    Object.entries(sizes).map(([sector, size]) => [
      sector,
      { ...(isRecord(own[sector]) ? own[sector] : {}), entitled: size },
    ]),
  );
  return { ...composed, context, sectors: { ...composed.sectors, list } };
}
