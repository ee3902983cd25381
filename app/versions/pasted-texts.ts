import { type Deleted, leastMove, Source } from "./moved-text.ts";

/** What somebody wrote or pasted at one place. */
export interface Pasted {
  author: number;
  text: string;
  /** Which of the entries began it. */
  since: number;
}

/** So much is remembered; what was written before it is forgotten. UTF-16 code units. */
const mostPasted = 64 * 1024;

/** Long texts that were written lately, so that it can be told who has copied whom. */
export class PastedTexts {
  readonly #texts: Pasted[];
  #length: number;

  constructor(texts: readonly Pasted[] = []) {
    this.#texts = [...texts];
    this.#length = texts.reduce((sum, { text }) => sum + text.length, 0);
  }

  get all(): Pasted[] {
    return [...this.#texts];
  }

  get last(): number {
    return Math.max(0, ...this.#texts.map(({ since }) => since));
  }

  remember(pasted: Pasted): void {
    if (pasted.text.length < leastMove || pasted.text.length > mostPasted) return;
    this.#texts.push(pasted);
    this.#length += pasted.text.length;
    while (this.#length > mostPasted) this.#length -= this.#texts.shift()?.text.length ?? 0;
  }

  /** Whether `author` had written the same elsewhere before it was deleted, and later than those who had written what was deleted. */
  hasCopied(author: number, deleted: Deleted): boolean {
    if (deleted.runs.every((run) => run.author === author)) return false;
    const source = new Source(deleted.text);
    const copies = this.#texts.filter(({ text }) => source.longMatchesIn(text).length > 0);
    const latest = (isBy: (one: number) => boolean) =>
      Math.max(-1, ...copies.filter((copy) => isBy(copy.author)).map(({ since }) => since));
    const mine = latest((one) => one === author);
    // What was copied from this author in the first place is theirs.
    return mine >= 0 && mine >= latest((one) => one !== author && deleted.runs.some((run) => run.author === one));
  }
}
