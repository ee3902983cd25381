import * as Y from "yjs";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { type Contributor, Contributors } from "./contributors.ts";
import { type Deleted, DeletedTexts, leastMove } from "./moved-text.ts";
import { ownStretch } from "./own-stretch.ts";
import { type Pasted, PastedTexts } from "./pasted-texts.ts";
import { PendingChanges } from "./pending-changes.ts";
import { rewrite } from "./rewrite.ts";
import { lengthOf, pushRun, pushRuns, type Run, replaceRuns, sliceRuns } from "./runs.ts";
import { textBlocks, textOf } from "./text-blocks.ts";
import { touchedBy, type YParent } from "./touched-types.ts";

/** One journal entry: an update and who sent it, as the server authenticated them. */
export interface AuthoredUpdate extends Contributor {
  update: Uint8Array;
}

/** What has to be kept to go on with a later part of the journal. */
export interface AuthorshipState {
  /** Everybody so far; runs name them by their place here. */
  contributors: Contributor[];
  /** The document, a Yjs update (v1). */
  doc: Uint8Array;
  /** For every block with text, in the order of the document, who wrote it and the break after it. */
  blocks: Run[][];
  deleted: Deleted[];
  pasted: Pasted[];
}

/** Of a text in which nobody has written yet. */
export const emptyAuthorship = { blocks: [], deleted: [], pasted: [], doc: new Uint8Array([0, 0]) };

interface Block {
  /** With the break after it. */
  text: string;
  runs: Run[];
}

const hourInMs = 3_600_000;

/**
 * Who wrote the surviving text, replayed from the journal in the order of its commits. What an entry leaves of the text before keeps its
 * author, everything else is the entry's; an update's own ids are never asked. Long exact stretches of text that was deleted lately, or
 * that somebody copied before they deleted it, are moves and keep their author. Entries of one person are compared together as long as
 * they stay in the same blocks and nobody else writes there.
 */
export class Authorship {
  readonly #contributors: Contributors;
  readonly #doc = new Y.Doc();
  readonly #blocks = new Map<YParent, Block>();
  /** The blocks in the order of the document when it last changed. */
  #order: YParent[] = [];
  readonly #pending = new PendingChanges();
  readonly #deleted: DeletedTexts;
  readonly #pasted: PastedTexts;
  #entries = 0;

  /** @throws when the state is not of one piece */
  constructor(state?: AuthorshipState) {
    for (const root of ["body", "summary"]) this.#doc.getXmlFragment(root);
    this.#deleted = new DeletedTexts(state?.deleted);
    this.#pasted = new PastedTexts(state?.pasted);
    this.#entries = this.#pasted.last;
    this.#contributors = new Contributors(state?.contributors);
    if (!state) return;
    Y.applyUpdate(this.#doc, state.doc);
    const blocks = textBlocks(this.#doc);
    if (blocks.length !== state.blocks.length) throw new Error("the state of the authorship is of another text");
    for (const [index, { type }] of blocks.entries()) {
      const text = `${textOf(type)}\n`;
      const runs = sliceRuns(state.blocks[index] ?? [], 0, text.length);
      if (lengthOf(runs) !== text.length) {
        throw new Error("the state of the authorship is of another text");
      }
      this.#blocks.set(type, { text, runs });
    }
    this.#order = blocks.map(({ type }) => type);
  }

  /** Entries of the journal, in order; `at` is when they were written, to the hour. */
  add(entries: readonly AuthoredUpdate[], at?: Date): void {
    const hour = at && Math.floor(at.getTime() / hourInMs);
    // Within one transaction Yjs tidies up once.
    this.#doc.transact(() => {
      for (const entry of entries) this.#addOne(entry, hour);
    });
  }

  /**
   * The text of a root has become an earlier version's again: its words are by whom that version says. Where the text is another after
   * all, who wrote it stays as it was replayed.
   */
  attribute(root: DocumentRoot, { text, runs }: { text: string; runs: readonly Run[] }): void {
    if (this.runsOf(root).text !== text) return;
    let at = 0;
    for (const { type } of textBlocks(this.#doc).filter((block) => block.root === root)) {
      const block = this.#blocks.get(type);
      if (!block) continue;
      const end = at + block.text.length;
      // After the last block, the version has no break.
      const rest = sliceRuns(block.runs, Math.max(0, text.length - at), block.text.length);
      block.runs = [...sliceRuns(runs, at, Math.min(end, text.length)), ...rest];
      at = end;
    }
  }

  /** The text of a root as lines, one for each block, and who wrote what of it. */
  runsOf(root: DocumentRoot): { text: string; runs: Run[] } {
    const runs: Run[] = [];
    let text = "";
    for (const block of this.blocks()) {
      if (block.root !== root) continue;
      text += block.text;
      pushRuns(runs, block.runs);
    }
    // No break after the last.
    return { text: text.slice(0, -1), runs: sliceRuns(runs, 0, text.length - 1) };
  }

  /** By the numbers that runs name them by. */
  get contributors(): readonly Contributor[] {
    return this.#contributors.all;
  }

  /** Every block with text as it stands, each with the break after it, in the order of the document. */
  blocks(): (Block & ReturnType<typeof textBlocks>[number])[] {
    this.#settleAll();
    return textBlocks(this.#doc).flatMap((block) => {
      const known = this.#blocks.get(block.type);
      return known ? [{ ...block, ...known }] : [];
    });
  }

  get nobody(): number {
    return this.#contributors.nobody;
  }

  /** As it stands; not to be changed. */
  get doc(): Y.Doc {
    return this.#doc;
  }

  state(): AuthorshipState {
    this.#settleAll();
    return {
      contributors: this.#contributors.all.map((contributor) => ({ ...contributor })),
      doc: Y.encodeStateAsUpdate(this.#doc),
      blocks: textBlocks(this.#doc).map(({ type }) => this.#blocks.get(type)?.runs ?? []),
      deleted: this.#deleted.all,
      pasted: this.#pasted.all,
    };
  }

  #addOne(entry: AuthoredUpdate, hour: number | undefined): void {
    const author = this.#contributors.numberOf(entry);
    this.#entries += 1;
    const decoded = Y.decodeUpdate(entry.update);
    const before = touchedBy(this.#doc, decoded);
    for (const type of before) {
      const other = this.#pending.authorOf(type);
      if (other !== undefined && other !== author) this.#settle(other);
    }
    // Somewhere else, or in another hour: what they did before is one thing, what they do now another.
    const own = this.#pending.of(author);
    if (own && (own.hour !== hour || ![...before].some((type) => own.types.has(type)))) this.#settle(author);
    Y.applyUpdate(this.#doc, entry.update);
    const mark = { author, hour, entry: this.#entries };
    this.#pending.mark(before, mark);
    // What it created is there now.
    if (decoded.structs.some(isNew)) this.#pending.mark(touchedBy(this.#doc, { ...decoded, ds: noDeletions }), mark);
  }

  #settleAll(): void {
    for (const author of this.#pending.authors()) this.#settle(author);
    this.#settleRest();
  }

  /** Compares what one author has changed since with what was there before. */
  #settle(author: number): void {
    const changes = this.#pending.take(author);
    if (!changes) return;
    const { types: changed } = changes;
    const written = { author, since: changes.since, hour: changes.hour };
    const isWithinBlocks = [...changed].every((type) => this.#blocks.has(type));
    const before = this.#order.filter((type) => changed.has(type));
    let after = before;
    if (!isWithinBlocks) {
      const walked = textBlocks(this.#doc).map(({ type }) => type);
      const alive = new Set(walked);
      for (const type of this.#order) {
        if (!alive.has(type) && !changed.has(type) && this.#pending.authorOf(type) === undefined) before.push(type);
      }
      after = walked.filter(
        (type) => changed.has(type) || (!this.#blocks.has(type) && this.#pending.creatorOf(type) === author),
      );
      const mine = new Set(after);
      const gone = new Set(before.filter((type) => !mine.has(type)));
      this.#order = walked.filter((type) => this.#blocks.has(type) || mine.has(type));
      // Others' blocks that are gone are compared when theirs are.
      this.#compare(written, before, after);
      for (const type of gone) this.#blocks.delete(type);
    } else this.#compare(written, before, after);
    this.#pending.settled(changed);
  }

  /** Blocks that nobody changed and that are gone, or new, as hostile updates may leave them. */
  #settleRest(): void {
    const walked = textBlocks(this.#doc).map(({ type }) => type);
    const alive = new Set(walked);
    for (const type of [...this.#blocks.keys()]) if (!alive.has(type)) this.#blocks.delete(type);
    for (const type of walked) {
      const text = `${textOf(type)}\n`;
      if (this.#blocks.get(type)?.text === text) continue;
      this.#blocks.set(type, { text, runs: [{ author: this.nobody, length: text.length }] });
    }
    this.#order = walked;
  }

  #compare(
    { author, since, hour }: { author: number; since: number; hour: number | undefined },
    before: readonly YParent[],
    after: readonly YParent[],
  ): void {
    const runsBefore: Run[] = [];
    let textBefore = "";
    for (const type of before) {
      const block = this.#blocks.get(type);
      textBefore += block?.text ?? "";
      pushRuns(runsBefore, block?.runs ?? []);
    }
    const texts = after.map((type) => `${textOf(type)}\n`);
    const textAfter = texts.join("");
    let runs: Run[] = [];
    const inserted: { at: number; length: number }[] = [];
    const deleted: Deleted[] = [];
    for (const piece of rewrite(textBefore, textAfter)) {
      if (piece.kind === "kept") {
        pushRuns(runs, sliceRuns(runsBefore, piece.from, piece.from + piece.length));
        continue;
      }
      const { from, to } = piece;
      pushRun(runs, hour === undefined ? { author } : { author, hour }, piece.inserted);
      if (piece.inserted > 0) inserted.push({ at: to, length: piece.inserted });
      if (piece.deleted < leastMove) continue;
      const end = from + piece.deleted;
      deleted.push({ text: textBefore.slice(from, end), runs: sliceRuns(runsBefore, from, end) });
    }
    for (const one of deleted) this.#deleted.add(one);
    for (const one of inserted) runs = this.#giveBack(author, textAfter, runs, one);
    let at = 0;
    for (const [index, type] of after.entries()) {
      const text = texts[index] ?? "";
      this.#blocks.set(type, { text, runs: sliceRuns(runs, at, at + text.length) });
      at += text.length;
    }
    for (const one of deleted) this.#giveBackCopies(author, one);
    for (const one of inserted)
      this.#pasted.remember({ author, since, text: textAfter.slice(one.at, one.at + one.length) });
  }

  /** Text that was deleted lately is its author's again, where somebody has put it back or elsewhere. */
  #giveBack(author: number, text: string, runs: Run[], { at, length }: { at: number; length: number }): Run[] {
    const { from, to } = ownStretch(author, runs, at, at + length);
    let given = runs;
    for (const claim of this.#deleted.claim(text.slice(from, to))) {
      const start = from + claim.at;
      const end = start + lengthOf(claim.runs);
      given = replaceRuns(given, start, end, claim.runs);
    }
    return given;
  }

  /** Somebody deletes what another wrote after they have put a copy of it elsewhere: that was a move. */
  #giveBackCopies(author: number, deleted: Deleted): void {
    if (!this.#pasted.hasCopied(author, deleted)) return;
    for (const block of this.#blocks.values()) {
      let at = 0;
      for (const run of [...block.runs]) {
        if (run.author === author && run.length >= leastMove) {
          block.runs = this.#giveBack(author, block.text, block.runs, { at, length: run.length });
        }
        at += run.length;
      }
    }
  }
}

function isNew(struct: Y.Item | Y.GC | Y.Skip): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType;
}

const noDeletions = Y.createDeleteSet();
