import { type Run, sliceRuns } from "./runs.ts";

/** Shorter matches are chance: people write the same words again. UTF-16 code units. */
export const leastMove = 20;
/** Text is looked up by stretches of this length, at every tenth place: any match of `leastMove` has one in it. */
const stretch = 10;
/** Of a stretch that occurs all over a text, so many places are tried. */
const mostPlaces = 8;
/** So much deleted text is remembered; what was deleted before it is forgotten. */
const mostRemembered = 64 * 1024;

export interface Deleted {
  text: string;
  runs: Run[];
}

export interface LongMatch {
  /** In the text that is looked for. */
  from: number;
  /** In the text it is looked for in. */
  to: number;
  length: number;
}

/** Long stretches of `text` that stand in `source` exactly so, none overlapping another, from left to right. */
export class Source {
  readonly text: string;
  readonly #places = new Map<string, number[]>();

  constructor(text: string) {
    this.text = text;
    for (let at = 0; at + stretch <= text.length; at++) {
      const key = text.slice(at, at + stretch);
      const places = this.#places.get(key);
      if (!places) this.#places.set(key, [at]);
      else if (places.length < mostPlaces) places.push(at);
    }
  }

  longMatchesIn(text: string): LongMatch[] {
    const matches: LongMatch[] = [];
    let free = 0;
    for (let at = 0; at + stretch <= text.length; at += stretch) {
      if (at + stretch <= free) continue;
      const best = this.#longestAround(text, at, free);
      if (!best || best.length < leastMove) continue;
      matches.push(best);
      free = best.to + best.length;
    }
    return matches;
  }

  #longestAround(text: string, at: number, free: number): LongMatch | null {
    let best: LongMatch | null = null;
    for (const place of this.#places.get(text.slice(at, at + stretch)) ?? []) {
      let [from, to, length] = [place, at, stretch];
      while (from > 0 && to > free && this.text.charCodeAt(from - 1) === text.charCodeAt(to - 1)) {
        from--;
        to--;
        length++;
      }
      while (
        from + length < this.text.length &&
        to + length < text.length &&
        this.text.charCodeAt(from + length) === text.charCodeAt(to + length)
      ) {
        length++;
      }
      if (to >= free && length > (best?.length ?? 0)) best = { from, to, length };
    }
    return best;
  }
}

/** What was deleted lately, with who had written it. What is found again is taken out: one deletion gives one author back once. */
export class DeletedTexts {
  #texts: { deleted: Deleted; source: Source }[] = [];
  #length = 0;
  /** How many of the texts have a stretch; what is typed has hardly ever one of them. */
  readonly #stretches = new Map<string, number>();

  constructor(texts: readonly Deleted[] = []) {
    for (const deleted of texts) this.add(deleted);
  }

  get all(): Deleted[] {
    return this.#texts.map(({ deleted }) => deleted);
  }

  add(deleted: Deleted): void {
    if (deleted.text.length < leastMove || deleted.text.length > mostRemembered) return;
    this.#texts.push({ deleted, source: new Source(deleted.text) });
    this.#count(deleted.text, 1);
    while (this.#length > mostRemembered) this.#count(this.#texts.shift()?.deleted.text ?? "", -1);
  }

  #count(text: string, by: 1 | -1): void {
    this.#length += by * text.length;
    for (let at = 0; at + stretch <= text.length; at++) {
      const key = text.slice(at, at + stretch);
      const count = (this.#stretches.get(key) ?? 0) + by;
      if (count > 0) this.#stretches.set(key, count);
      else this.#stretches.delete(key);
    }
  }

  #mayHold(text: string): boolean {
    for (let at = 0; at + stretch <= text.length; at += stretch) {
      if (this.#stretches.has(text.slice(at, at + stretch))) return true;
    }
    return false;
  }

  /** Whose the long stretches of `text` are that were deleted lately; the newest deletion first. */
  claim(text: string): { at: number; runs: Run[] }[] {
    if (text.length < leastMove || !this.#mayHold(text)) return [];
    const claimed: { at: number; runs: Run[] }[] = [];
    let open = [{ at: 0, text }];
    for (const entry of [...this.#texts].reverse()) {
      const next: typeof open = [];
      const taken: { from: number; length: number }[] = [];
      for (const gap of open) {
        let at = 0;
        for (const match of entry.source.longMatchesIn(gap.text)) {
          if (taken.some(({ from, length }) => match.from < from + length && from < match.from + match.length))
            continue;
          taken.push(match);
          claimed.push({
            at: gap.at + match.to,
            runs: sliceRuns(entry.deleted.runs, match.from, match.from + match.length),
          });
          next.push({ at: gap.at + at, text: gap.text.slice(at, match.to) });
          at = match.to + match.length;
        }
        next.push({ at: gap.at + at, text: gap.text.slice(at) });
      }
      if (taken.length > 0) this.#takeOut(entry, taken);
      open = next.filter((gap) => gap.text.length >= leastMove);
      if (open.length === 0) break;
    }
    return claimed;
  }

  #takeOut(entry: { deleted: Deleted }, taken: readonly { from: number; length: number }[]): void {
    const index = this.#texts.findIndex(({ deleted }) => deleted === entry.deleted);
    if (index < 0) return;
    this.#texts.splice(index, 1);
    this.#count(entry.deleted.text, -1);
    let at = 0;
    for (const { from, length } of [...taken, { from: entry.deleted.text.length, length: 0 }].sort(
      (a, b) => a.from - b.from,
    )) {
      this.add({ text: entry.deleted.text.slice(at, from), runs: sliceRuns(entry.deleted.runs, at, from) });
      at = from + length;
    }
  }
}
