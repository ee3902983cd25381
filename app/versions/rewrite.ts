import { align, type Match } from "./align.ts";

/** How a text became another: what was kept, and what stands in place of what. Together, in order, they are both texts. */
export type Piece =
  | { kind: "kept"; from: number; to: number; length: number }
  | { kind: "replaced"; from: number; deleted: number; to: number; inserted: number };

/**
 * Compares two texts letter by letter at their ends, word by word between, and where words were replaced again by letters at the ends:
 * whoever adds a letter to a word has written that letter. Places are UTF-16 code units.
 */
export function rewrite(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  const keep = (from: number, to: number, length: number) => {
    const last = pieces.at(-1);
    if (length === 0) return;
    if (last?.kind === "kept") last.length += length;
    else pieces.push({ kind: "kept", from, to, length });
  };
  const replace = (from: number, deleted: number, to: number, inserted: number) => {
    if (deleted + inserted === 0) return;
    const start = commonStart(before, from, deleted, after, to, inserted);
    const end = commonEnd(before, from + start, deleted - start, after, to + start, inserted - start);
    const [lessDeleted, lessInserted] = [deleted - start - end, inserted - start - end];
    const back = lessDeleted === 0 ? slide(after, to + start, lessInserted, start) : 0;
    keep(from, to, start - back);
    if (lessDeleted + lessInserted > 0) {
      const [fromA, toB] = [from + start - back, to + start - back];
      pieces.push({ kind: "replaced", from: fromA, deleted: lessDeleted, to: toB, inserted: lessInserted });
    }
    keep(from + start + lessDeleted - back, to + start + lessInserted - back, end + back);
  };

  const start = commonStart(before, 0, before.length, after, 0, after.length);
  const rest = commonEnd(before, start, before.length - start, after, start, after.length - start);
  if (before.length - start - rest === 0 || after.length - start - rest === 0) {
    replace(0, before.length, 0, after.length);
    return pieces;
  }
  // Only what lies between needs a closer look, from the beginning of its first word to the end of its last.
  const first = wordStart(before, start, wordStart(after, start, start));
  const last = wordEnd(before, before.length - rest, wordEnd(after, after.length - rest, rest));
  const [a, b] = [
    tokensOf(before.slice(first, before.length - last)),
    tokensOf(after.slice(first, after.length - last)),
  ];
  const { numbersOfA, numbersOfB } = numbered(a, b);
  keep(0, 0, first);
  let [from, to] = [first, first];
  let [indexA, indexB] = [0, 0];
  const end = { a: a.length, b: b.length, length: 0 };
  for (const match of [...withoutSigns(align(numbersOfA, numbersOfB), a, end), end]) {
    const [deleted, inserted] = [lettersIn(a, indexA, match.a), lettersIn(b, indexB, match.b)];
    replace(from, deleted, to, inserted);
    const length = lettersIn(a, match.a, match.a + match.length);
    keep(from + deleted, to + inserted, length);
    [from, to] = [from + deleted + length, to + inserted + length];
    [indexA, indexB] = [match.a + match.length, match.b + match.length];
  }
  keep(from, to, last);
  return pieces;
}

/** White space and signs alone between two stretches that were both replaced are replaced with them: a sentence that went is one stretch. */
function withoutSigns(matches: readonly Match[], tokens: readonly string[], end: Match): Match[] {
  const kept: Match[] = [];
  for (const [index, match] of matches.entries()) {
    const last = kept.at(-1);
    const next = matches[index + 1] ?? end;
    const isReplacedBefore = match.a > (last ? last.a + last.length : 0) && match.b > (last ? last.b + last.length : 0);
    const isReplacedAfter = next.a > match.a + match.length && next.b > match.b + match.length;
    const isSign = !tokens.slice(match.a, match.a + match.length).some((token) => /[\p{L}\p{N}]/u.test(token));
    if (!(isSign && isReplacedBefore && isReplacedAfter)) kept.push(match);
  }
  return kept;
}

/** Where the word begins that stands around `at`, when both texts are the same up to there; not after `most`. */
function wordStart(text: string, at: number, most: number): number {
  let start = most;
  while (start > 0 && !betweenWords(text, Math.min(start, at))) start--;
  return start;
}

/** How many letters stand after the end of the word around `at`; not more than `most`. */
function wordEnd(text: string, at: number, most: number): number {
  let rest = Math.min(most, text.length - at);
  while (rest > 0 && !betweenWords(text, text.length - rest)) rest--;
  return rest;
}

function lettersIn(tokens: readonly string[], from: number, to: number): number {
  let letters = 0;
  for (let index = from; index < to; index++) letters += tokens[index]?.length ?? 0;
  return letters;
}

/**
 * What was inserted often could stand a little further left just as well ("a b|a c" after "a c"). How far it is moved, up to `most`, so
 * that it begins and ends between words, where people write.
 */
function slide(text: string, at: number, length: number, most: number): number {
  let best = { back: 0, score: betweenWords(text, at) + betweenWords(text, at + length) };
  for (let back = 1; back <= most && text.charCodeAt(at - back) === text.charCodeAt(at + length - back); back++) {
    const score = betweenWords(text, at - back) + betweenWords(text, at + length - back);
    if (score >= best.score) best = { back, score };
  }
  return best.back;
}

function betweenWords(text: string, at: number): 0 | 1 {
  return /[\p{L}\p{N}\p{M}]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1)) ? 0 : 1;
}

/** Words, white space and every other sign by itself. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\n|[^\S\n]+|./gsu) ?? [];
}

/** The same number for the same text. */
export function numbered(a: readonly string[], b: readonly string[]): { numbersOfA: number[]; numbersOfB: number[] } {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  return { numbersOfA: a.map(numberOf), numbersOfB: b.map(numberOf) };
}

/** Compared natively as far as possible. */
const chunk = 128;

function commonStart(a: string, fromA: number, lengthA: number, b: string, fromB: number, lengthB: number): number {
  let length = 0;
  const most = Math.min(lengthA, lengthB);
  while (length + chunk <= most && a.startsWith(b.slice(fromB + length, fromB + length + chunk), fromA + length)) {
    length += chunk;
  }
  while (length < most && a.charCodeAt(fromA + length) === b.charCodeAt(fromB + length)) length++;
  return length;
}

function commonEnd(a: string, fromA: number, lengthA: number, b: string, fromB: number, lengthB: number): number {
  let length = 0;
  const most = Math.min(lengthA, lengthB);
  const [endA, endB] = [fromA + lengthA, fromB + lengthB];
  while (length + chunk <= most && a.endsWith(b.slice(endB - length - chunk, endB - length), endA - length)) {
    length += chunk;
  }
  while (length < most && a.charCodeAt(endA - 1 - length) === b.charCodeAt(endB - 1 - length)) length++;
  return length;
}
