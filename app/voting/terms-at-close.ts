import type { VoteTerms } from "./count-input.ts";

/** Of a sector: who may vote, who of them takes no part, who has cast a ballot, and who of those that take part is at the session. */
export interface Turnout {
  entitled: number;
  recused: number;
  cast: number;
  present: number;
}

/**
 * The terms with the people against whom a vote is measured at its close: without those who take no part, and in a session with the number of
 * those who checked in. By circulation whoever casts a ballot is present.
 */
export function termsAtClose(
  terms: VoteTerms,
  turnout: Readonly<Record<string, Turnout>>,
  isSession: boolean,
): VoteTerms {
  const body = (of: readonly Turnout[]) => {
    const entitled = of.reduce((sum, sector) => sum + sector.entitled - sector.recused, 0);
    return isSession ? { entitled, present: of.reduce((sum, { present }) => sum + present, 0) } : { entitled };
  };
  const context = body(Object.values(turnout));
  if (!terms.sectors) return { ...terms, context };
  const list = Object.entries(terms.sectors.list).map(([name, sector]) => {
    const counted = turnout[name];
    return [name, { ...sector, ...body(counted ? [counted] : []) }];
  });
  return { ...terms, context, sectors: { ...terms.sectors, list: Object.fromEntries(list) } };
}
