declare module "meeks-prf-js" {
  /** Strings are lists, split at their first character. `tieBreaker`: the first of tied candidates is defeated. */
  function tabulate(
    seats: number,
    candidates: string,
    ballots: [number, string][],
    maxRankingLevels: number,
    tieBreaker: string,
    excluded: string,
    protectedCandidates: string,
    options: object,
    progress: null,
  ): { elected: Set<string>; tally: Record<string, { toString(): string }[]> };
  const Meek: { tabulate: typeof tabulate };
  // biome-ignore lint/style/noDefaultExport: how the package is made.
  export default Meek;
}
