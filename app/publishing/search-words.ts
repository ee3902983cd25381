import { foldText } from "#app/kernel/fold-text.ts";

const word = /[\p{L}\p{N}]+/gu;

const mostTerms = 8;
const longestTerm = 40;

/** The words of a text as the index keeps them: folded, between spaces. */
export function indexedWords(text: string): string {
  return [...foldText(text).matchAll(word)].map(([one]) => one).join(" ");
}

/**
 * What somebody searches for, as beginnings of words: letters and digits alone, so that nothing in them means anything to a database.
 * Polish words change at their end: of longer ones the last two letters are left off, and "integracja" finds "integracji".
 */
export function searchTerms(query: string): string[] {
  const words = [...foldText(query.slice(0, 1000)).matchAll(word)].map(([one]) => one.slice(0, longestTerm));
  return [...new Set(words.map((one) => (/^\d|^.{0,5}$/.test(one) ? one : one.slice(0, -2))))].slice(0, mostTerms);
}

export interface ExcerptPiece {
  text: string;
  isHit: boolean;
}

const excerptLength = 260;

/** The part of a text in which most of the terms occur, with the words that they found; its beginning where none does. */
export function excerptOf(text: string, terms: readonly string[]): ExcerptPiece[] {
  const hits = [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const folded = foldText(found);
    const term = terms.find((one) => folded.startsWith(one));
    return term === undefined ? [] : [{ from: index, to: index + found.length, term }];
  });
  const start = bestStart(hits);
  const from = start === 0 ? 0 : beginningOfWord(text, Math.max(0, start - 60));
  const to = Math.min(text.length, from + excerptLength);
  const pieces: ExcerptPiece[] = from > 0 ? [{ text: "… ", isHit: false }] : [];
  let at = from;
  for (const hit of hits.filter((one) => one.from >= from && one.to <= to)) {
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), isHit: false });
    pieces.push({ text: text.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  // Not in the middle of a word.
  const rest = to < text.length ? `${text.slice(at, to).replace(/\s*\S*$/, "")} …` : text.slice(at);
  return [...pieces, { text: rest, isHit: false }].filter((piece) => piece.text !== "");
}

/** Where a stretch begins that holds the most different terms. */
function bestStart(hits: readonly { from: number; to: number; term: string }[]): number {
  let best = { from: 0, terms: 0 };
  for (const [index, { from }] of hits.entries()) {
    const terms = new Set<string>();
    for (let next = index; next < hits.length; next++) {
      const hit = hits[next];
      if (!hit || hit.to > from + excerptLength - 60) break;
      terms.add(hit.term);
    }
    if (terms.size > best.terms) best = { from, terms: terms.size };
  }
  return best.from;
}

function beginningOfWord(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space < 0 ? 0 : space + 1;
}
