/** Counts written as plainly as can be, for small votes: every resolution of every tie is tried, one after the other. */

export interface Ranking {
  count: number;
  ranking: string[];
}

export function naiveIrv(options: readonly string[], ballots: readonly Ranking[]): string[] {
  if (options.length === 1) return [...options];
  const votes = (option: string) =>
    sum(ballots.map(({ ranking, count }) => (ranking.find((one) => options.includes(one)) === option ? count : 0)));
  const fewest = Math.min(...options.map(votes));
  return union(
    options
      .filter((option) => votes(option) === fewest)
      .map((out) =>
        naiveIrv(
          options.filter((option) => option !== out),
          ballots,
        ),
      ),
  );
}

type Pairs = Record<string, Record<string, number>>;

/** Every order of all majorities that puts no smaller one before a larger one. */
export function naiveRankedPairs(options: readonly string[], pairwise: Pairs): string[] {
  const won = (a: string, b: string) => pairwise[a]?.[b] ?? 0;
  const all = options.flatMap((a) => options.filter((b) => won(a, b) > won(b, a)).map((b) => [a, b] as const));
  const found = new Set<string>();
  (function lockNext(left: readonly (readonly [string, string])[], locked: readonly (readonly [string, string])[]) {
    const most = Math.max(...left.map(([a, b]) => won(a, b)));
    for (const pair of left.filter(([a, b]) => won(a, b) === most)) {
      const rest = left.filter((other) => other !== pair);
      lockNext(rest, leadsTo(pair[1], pair[0], locked) ? locked : [...locked, pair]);
    }
    if (left.length > 0) return;
    for (const option of options) if (!locked.some(([, loser]) => loser === option)) found.add(option);
  })(all, []);
  return options.filter((option) => found.has(option));
}

function leadsTo(from: string, to: string, locked: readonly (readonly [string, string])[]): boolean {
  return from === to || locked.some(([winner, loser]) => winner === from && leadsTo(loser, to, locked));
}

interface Paper {
  ranking: readonly string[];
  value: bigint;
  holder: string | undefined;
}

/** Rules 45–52 of the Scottish order, paper by paper. */
export function naiveScottish(options: readonly string[], ballots: readonly Ranking[], seats: number): string[] {
  const papers = ballots.flatMap(({ ranking, count }) =>
    Array.from({ length: count }, () => ({ ranking, value: 100_000n, holder: ranking[0] })),
  );
  const quota = (BigInt(papers.length) / BigInt(seats + 1) + 1n) * 100_000n;
  return options.filter((option) => outcomes(papers, [], [], [], []).has(option));

  function outcomes(
    held: readonly Paper[],
    elected: readonly string[],
    transferred: readonly string[],
    excluded: readonly string[],
    history: readonly (readonly bigint[])[],
  ): Set<string> {
    const votes = options.map((option) =>
      transferred.includes(option)
        ? quota
        : held.reduce((total, { value, holder }) => total + (holder === option ? value : 0n), 0n),
    );
    const stages = [...history, votes];
    const of = (option: string, stage = stages.length - 1) => stages[stage]?.[options.indexOf(option)] as bigint;
    const running = options.filter((option) => !elected.includes(option) && !excluded.includes(option));
    const now = [...elected, ...running.filter((option) => of(option) >= quota)];
    const left = running.filter((option) => !now.includes(option));
    if (now.length >= seats || now.length + left.length <= seats)
      return new Set(now.length >= seats ? now : [...now, ...left]);
    const over = now.filter((option) => !transferred.includes(option) && of(option) > quota);
    const extreme = (among: readonly string[], isBetter: (one: bigint, other: bigint) => boolean) => {
      let tied = among;
      for (let stage = stages.length - 1; stage >= 0; stage -= 1)
        tied = tied.filter((one) => !tied.some((other) => isBetter(of(other, stage), of(one, stage))));
      return tied;
    };
    const pass = (from: string, value: (paper: Paper) => bigint) =>
      held.map((paper) =>
        paper.holder === from
          ? {
              ...paper,
              value: value(paper),
              holder: paper.ranking.find((option) => option !== from && left.includes(option)),
            }
          : paper,
      );
    if (over.length > 0) {
      return new Set(
        extreme(over, (one, other) => one > other).flatMap((from) => {
          const next = pass(from, ({ value }) => ((of(from) - quota) * value) / of(from));
          return [...outcomes(next, now, [...transferred, from], excluded, stages)];
        }),
      );
    }
    return new Set(
      extreme(left, (one, other) => one < other).flatMap((out) => [
        ...outcomes(
          pass(out, ({ value }) => value),
          now,
          transferred,
          [...excluded, out],
          stages,
        ),
      ]),
    );
  }
}

export function permutations<Value>(values: readonly Value[]): Value[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((first, index) => permutations(values.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

function union(lists: readonly string[][]): string[] {
  return [...new Set(lists.flat())];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
