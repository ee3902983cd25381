import { rewrite } from "./rewrite.ts";
import { pushRun, pushRuns, type Run, sliceRuns } from "./runs.ts";

/** A part of a text that somebody wrote: so many letters, digits and signs; white space is nobody's. */
export interface Share {
  sector: string;
  letters: number;
}

/**
 * How much of the surviving text each sector wrote, most first. The template, which the server wrote, is left out; what was written under
 * no sector, or one that was taken away since, stands under "".
 * @param contributors by their numbers
 */
export function sharesOf(
  texts: readonly { text: string; runs: readonly Run[] }[],
  contributors: ReadonlyMap<number, { userId: string; sector: string }>,
): Share[] {
  const letters = new Map<string, number>();
  for (const [author, count] of lettersBy(texts)) {
    const contributor = contributors.get(author);
    if (!contributor || contributor.userId === "") continue;
    letters.set(contributor.sector, (letters.get(contributor.sector) ?? 0) + count);
  }
  return [...letters]
    .map(([sector, count]) => ({ sector, letters: count }))
    .sort((a, b) => b.letters - a.letters || (a.sector < b.sector ? -1 : 1));
}

/** Letters, digits and signs, without white space and the places of footnotes. */
export function lettersIn(text: string): number {
  return text.replace(/[\s\ufffc]/g, "").length;
}

/** How many letters, digits and signs each contributor wrote, by their numbers; those who wrote none are left out. */
export function lettersBy(texts: readonly { text: string; runs: readonly Run[] }[]): Map<number, number> {
  const letters = new Map<number, number>();
  for (const { text, runs } of texts) {
    let at = 0;
    for (const { author, length } of runs) {
      const count = lettersIn(text.slice(at, at + length));
      at += length;
      if (count > 0) letters.set(author, (letters.get(author) ?? 0) + count);
    }
  }
  return letters;
}

/**
 * Runs for a text that differs from the one they were replayed for, as the words of a document differ from what a hostile client left in
 * it. What is only in `wanted` is given to `nobody`.
 */
export function fitRuns(wanted: string, { text, runs }: { text: string; runs: readonly Run[] }, nobody: number): Run[] {
  if (wanted === text) return [...runs];
  const fitted: Run[] = [];
  for (const piece of rewrite(text, wanted)) {
    if (piece.kind === "kept") pushRuns(fitted, sliceRuns(runs, piece.from, piece.from + piece.length));
    else pushRun(fitted, { author: nobody }, piece.inserted);
  }
  return fitted;
}
