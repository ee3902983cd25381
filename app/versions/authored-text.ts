import type { JsonNode } from "#app/drafting/document-clean.ts";
import { footnotesIn } from "#app/drafting/footnotes.ts";
import { cutInline, inlineText, noteSign } from "#app/drafting/inline-text.ts";
import { pushRun, type Run, sliceRuns } from "./runs.ts";
import { lettersIn } from "./shares.ts";

/** What one writer has of a sentence. */
export interface SentencePart {
  /** The contributor's number. */
  author: number;
  /** Letters, digits and signs. */
  letters: number;
  /** The first and the last hour in which it was written, counted from 1970 (UTC); null where nobody has kept it. */
  hours: [first: number, last: number] | null;
}

export interface Sentence {
  text: string;
  /** Most letters first. */
  by: SentencePart[];
}

/**
 * A document of which every stretch of text says who wrote it: as its last mark, `written` with the contributor's number and whether it
 * begins a run. Paragraphs and footnotes hold their sentences in the attribute `sentences`. For rendering only.
 * @param runs over the document's lines (plainText)
 */
export function authoredDocument(doc: JsonNode, runs: readonly Run[]): JsonNode {
  const cursor = new RunCursor(runs);
  const visit = (node: JsonNode): JsonNode => {
    if (node.type !== "paragraph") return { ...node, ...(node.content && { content: node.content.map(visit) }) };
    const block = authoredBlock(node, cursor);
    // The lines of footnotes follow that of the paragraph.
    const notes = footnotesIn(node).map((note) => authoredBlock(note, cursor));
    return {
      ...block,
      ...(block.content && {
        content: block.content.map((child) => (child.type === "footnote" ? (notes.shift() ?? child) : child)),
      }),
    };
  };
  return visit(doc);
}

function authoredBlock(node: JsonNode, cursor: RunCursor): JsonNode {
  const text = inlineText(node);
  const own = cursor.take(text.length);
  // The break after it.
  cursor.take(1);
  const content = writtenInline(node.content ?? [], own);
  return {
    ...node,
    attrs: { ...node.attrs, sentences: sentencesOf(text, own) },
    ...(content.length > 0 && { content }),
  };
}

class RunCursor {
  readonly #runs: readonly Run[];
  #index = 0;
  #used = 0;

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  take(length: number): Run[] {
    const taken: Run[] = [];
    for (let left = length; left > 0; ) {
      const run = this.#runs[this.#index];
      if (!run) return taken;
      const part = Math.min(left, run.length - this.#used);
      pushRun(taken, run, part);
      left -= part;
      this.#used += part;
      if (this.#used < run.length) continue;
      this.#index += 1;
      this.#used = 0;
    }
    return taken;
  }
}

function writtenInline(content: readonly JsonNode[], runs: readonly Run[]): JsonNode[] {
  const byAuthor: Run[] = [];
  for (const { author, length } of runs) pushRun(byAuthor, { author }, length);
  let at = 0;
  const written = byAuthor.flatMap(({ author, length }) => {
    at += length;
    return cutInline(content, at - length, at).map((node, index) =>
      node.type !== "text"
        ? node
        : {
            ...node,
            marks: [...(node.marks ?? []), { type: "written", attrs: { author, isFirst: index === 0, length } }],
          },
    );
  });
  // What no run speaks of is shown all the same.
  return [...written, ...cutInline(content, at, Number.POSITIVE_INFINITY)];
}

const segmenter = new Intl.Segmenter("pl", { granularity: "sentence" });

/** The sentences of a paragraph, and who wrote them when. */
export function sentencesOf(text: string, runs: readonly Run[]): Sentence[] {
  return Array.from(segmenter.segment(text)).flatMap(({ segment, index }) => {
    const by = partsOf(segment, sliceRuns(runs, index, index + segment.length));
    return by.length > 0 ? [{ text: segment.replaceAll(noteSign, "").trim(), by }] : [];
  });
}

function partsOf(text: string, runs: readonly Run[]): SentencePart[] {
  const parts = new Map<number, SentencePart>();
  let at = 0;
  for (const { author, length, hour } of runs) {
    const letters = lettersIn(text.slice(at, at + length));
    at += length;
    if (letters === 0) continue;
    const part = parts.get(author);
    const hours: [number, number] | null = hour === undefined ? null : [hour, hour];
    parts.set(author, {
      author,
      letters: letters + (part?.letters ?? 0),
      hours:
        part?.hours && hours
          ? [Math.min(part.hours[0], hours[0]), Math.max(part.hours[1], hours[1])]
          : (part?.hours ?? hours),
    });
  }
  return [...parts.values()].sort((one, other) => other.letters - one.letters || one.author - other.author);
}
