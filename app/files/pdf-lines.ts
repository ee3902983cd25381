/** The cuts of our fonts that a PDF uses. */
export type Face = "serif" | "serifBold" | "serifItalic" | "serifBoldItalic" | "sans" | "sansBold";

/** Text of one look. Sizes and widths in points. */
export interface Piece {
  text: string;
  face: Face;
  size: number;
  isStruck?: boolean;
  href?: string;
  /** How far above the line it stands, as the number of a note does. */
  rise?: number;
}

export interface Placed extends Piece {
  x: number;
  width: number;
}

export type Measure = (text: string, face: Face, size: number) => number;

interface Word {
  pieces: Piece[];
  width: number;
}

/** Where a line may end: at white space other than the kinds that hold words together, and after a hyphen between letters. */
const opportunities = /([^\S\u00a0\u202f\u2007]+|(?<=\p{L}[-–])(?=\p{L}))/u;

/**
 * Breaks text into lines of at most `width`; a line break in it is null. Every line but the last of a paragraph ends with a space, so that
 * words stay apart for who hears or copies them.
 */
export function breakLines(pieces: readonly (Piece | null)[], width: number, measure: Measure): Placed[][] {
  const lines: Placed[][] = [];
  let line = new Line();
  const end = () => {
    lines.push(line.placed);
    line = new Line();
  };
  for (const part of wordsOf(pieces, width, measure)) {
    if (part === "break") {
      end();
      continue;
    }
    const gap = line.isEmpty || !part.space ? 0 : measure(" ", part.space.face, part.space.size);
    if (!line.isEmpty && line.width + gap + part.width > width + 0.01) {
      line.add({ text: " ", face: part.pieces[0]?.face ?? "serif", size: part.pieces[0]?.size ?? 10 }, 0);
      end();
    } else if (gap > 0 && part.space) line.add({ ...part.space, text: " " }, gap);
    for (const piece of part.pieces) line.add(piece, measure(piece.text, piece.face, piece.size));
  }
  if (!line.isEmpty || lines.length === 0) end();
  return lines;
}

class Line {
  readonly placed: Placed[] = [];
  width = 0;

  get isEmpty(): boolean {
    return this.placed.length === 0;
  }

  add(piece: Piece, width: number): void {
    const last = this.placed.at(-1);
    if (last && looksAlike(last, piece)) {
      last.text += piece.text;
      last.width += width;
    } else this.placed.push({ ...piece, x: this.width, width });
    this.width += width;
  }
}

function looksAlike(one: Piece, other: Piece): boolean {
  return (
    one.face === other.face &&
    one.size === other.size &&
    one.href === other.href &&
    (one.rise ?? 0) === (other.rise ?? 0) &&
    (one.isStruck ?? false) === (other.isStruck ?? false)
  );
}

/** Words with the white space before them; a word may change its look inside. One wider than a line is cut. */
function wordsOf(
  pieces: readonly (Piece | null)[],
  most: number,
  measure: Measure,
): ((Word & { space: Piece | null }) | "break")[] {
  const words: ((Word & { space: Piece | null }) | "break")[] = [];
  let word: Word = { pieces: [], width: 0 };
  let space: Piece | null = null;
  const flush = () => {
    if (word.pieces.length > 0) words.push({ ...word, space });
    if (word.pieces.length > 0) space = null;
    word = { pieces: [], width: 0 };
  };
  for (const piece of pieces) {
    if (!piece) {
      flush();
      space = null;
      words.push("break");
      continue;
    }
    for (const [index, text] of piece.text.split(opportunities).entries()) {
      if (index % 2 === 1 || text === "") {
        // Between two texts: white space, or nothing where a line may end after a hyphen.
        if (index % 2 === 1) flush();
        if (index % 2 === 1 && text !== "") space = piece;
        continue;
      }
      for (const part of cut(text, piece, most, measure)) {
        if (word.width + part.width > most) flush();
        word.pieces.push(part.piece);
        word.width += part.width;
      }
    }
  }
  flush();
  return words;
}

function cut(text: string, piece: Piece, most: number, measure: Measure): { piece: Piece; width: number }[] {
  const width = measure(text, piece.face, piece.size);
  if (width <= most) return [{ piece: { ...piece, text }, width }];
  const parts: { piece: Piece; width: number }[] = [];
  let part = "";
  let partWidth = 0;
  for (const letter of text) {
    const letterWidth = measure(letter, piece.face, piece.size);
    if (part !== "" && partWidth + letterWidth > most) {
      parts.push({ piece: { ...piece, text: part }, width: partWidth });
      part = "";
      partWidth = 0;
    }
    part += letter;
    partWidth += letterWidth;
  }
  parts.push({ piece: { ...piece, text: part }, width: partWidth });
  return parts;
}
