import * as Y from "yjs";

export interface History {
  /** Every edit by itself, in order. */
  updates: Uint8Array[];
  /** The whole, as a server that keeps only the present state stores it. */
  state: Uint8Array;
  /** The text it ends with. */
  text: string;
}

/** Of three edits two type a character and one deletes one, as in recordings of people writing a paper. */
const deletions = 0.3;
const authors = 8;

/**
 * Writes a text with real Yjs edits, one transaction each: runs of typing at changing places, with corrections.
 * @param beginning the update a document begins with
 */
export function writeHistory(beginning: Uint8Array, edits: number): History {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, beginning);
  const body = doc.getXmlFragment("body");
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const random = seededRandom(1);
  const paragraphs: Y.XmlText[] = [];
  while (updates.length < edits) {
    doc.clientID = 500_000 + Math.floor(random() * authors);
    const text = choose(paragraphs, random) ?? begin(body, paragraphs);
    let at = Math.floor(random() * (text.length + 1));
    for (let run = 5 + Math.floor(random() * 60); run > 0 && updates.length < edits; run--) {
      if (at > 0 && random() < deletions) {
        at -= 1;
        text.delete(at, 1);
      } else {
        text.insert(at, random() < 0.16 ? " " : String.fromCharCode(97 + Math.floor(random() * 26)));
        at += 1;
      }
    }
  }
  const history = { updates, state: Y.encodeStateAsUpdate(doc), text: body.toString() };
  doc.destroy();
  return history;
}

/** A paragraph to go on with; now and then none, so that a new one is begun. */
function choose(paragraphs: readonly Y.XmlText[], random: () => number): Y.XmlText | undefined {
  return random() < 0.02 ? undefined : paragraphs[Math.floor(random() * paragraphs.length)];
}

function begin(body: Y.XmlFragment, paragraphs: Y.XmlText[]): Y.XmlText {
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  body.push([paragraph]);
  paragraphs.push(text);
  return text;
}

/** The same numbers in every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
