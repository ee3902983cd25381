import * as Y from "yjs";
import { type AuthoredUpdate, Authorship, emptyAuthorship } from "./authorship.ts";
import type { Contributor } from "./contributors.ts";
import { type BlockForm, stepBetween, type TimelineBlock, type TimelineStep } from "./timeline.ts";
import type { YParent } from "./touched-types.ts";

/** A slider with more stops than this has no room for a finger between two. */
const mostSteps = 120;

/** Makes the steps of a timeline from the rows of a journal, from its first row on: one for row `from`, the last for row `to`, with about as many rows between any two. */
export class TimelineMaker {
  readonly steps: TimelineStep[] = [];
  readonly #authorship: Authorship;
  readonly #blocks = new TimelineBlocks();
  readonly #from: number;
  readonly #to: number;
  #before: TimelineBlock[] = [];
  #wrote: Contributor[] = [];

  /** @param known the contributors of the versions, by their numbers */
  constructor(known: readonly Contributor[], { from, to }: { from: number; to: number }) {
    this.#authorship = new Authorship({ ...emptyAuthorship, contributors: [...known] });
    this.#from = from;
    this.#to = to;
  }

  add({ seq, at, entries }: { seq: number; at: Date; entries: readonly AuthoredUpdate[] }): void {
    this.#authorship.add(entries, at);
    if (seq > this.#from) this.#wrote.push(...entries);
    if (seq < this.#from || seq !== this.#nextStop()) return;
    const after = this.#blocks.of(this.#authorship);
    this.steps.push(stepBetween(this.#before, after, { at: at.getTime(), by: this.#numbersOf(this.#wrote) }));
    this.#before = after;
    this.#wrote = [];
  }

  #nextStop(): number {
    const rows = this.#to - this.#from;
    const stops = Math.min(mostSteps - 1, rows);
    return this.#from + Math.round((this.steps.length * rows) / Math.max(1, stops));
  }

  #numbersOf(writers: readonly Contributor[]): number[] {
    const names = new Set(writers.map(nameOf));
    return this.#authorship.contributors.flatMap((one, number) =>
      one.userId !== "" && names.has(nameOf(one)) ? [number] : [],
    );
  }
}

const nameOf = ({ userId, sector }: Contributor) => `${userId} ${sector}`;

/** Gives each block a number that it keeps as long as it lives. */
class TimelineBlocks {
  readonly #ids = new WeakMap<YParent, number>();
  #last = 0;

  /** Every block of a text with words in it, as it stands, with who wrote it. */
  of(authorship: Authorship): TimelineBlock[] {
    return authorship.blocks().flatMap(({ type, root, text, runs }) => {
      // Without the break after it.
      const words = text.slice(0, -1);
      if (words === "") return [];
      const id = this.#ids.get(type) ?? ++this.#last;
      this.#ids.set(type, id);
      const numbers: number[] = [];
      for (const { author, length } of runs) {
        // Hours are not shown here.
        if (numbers.at(-2) === author) numbers.push((numbers.pop() ?? 0) + length);
        else numbers.push(author, length);
      }
      return [{ id, isSummary: root === "summary", form: formOf(type), text: words, runs: numbers }];
    });
  }
}

function formOf(type: YParent): BlockForm {
  if (type instanceof Y.XmlElement && type.nodeName === "footnote") return "fn";
  const level: unknown = type instanceof Y.XmlElement ? type.getAttribute("level") : null;
  if (level === 1 || level === 2 || level === 3) return `h${level}`;
  for (let at = type._item?.parent; at instanceof Y.XmlElement; at = at._item?.parent) {
    if (at.nodeName === "listItem") return "li";
    if (at.nodeName === "tableCell" || at.nodeName === "tableHeader") return "td";
  }
  return "p";
}
