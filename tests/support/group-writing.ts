import * as Y from "yjs";
import { type AuthoredUpdate, Authorship } from "#app/versions/authorship.ts";

/** People who write into one text, each in a browser of their own, and what the journal would hold of it. */
export class GroupWriting {
  readonly journal: AuthoredUpdate[] = [];
  readonly #docs = new Map<string, { doc: Y.Doc; undo: Y.UndoManager }>();
  readonly #sectors: Record<string, string>;

  /** @param sectors who is there, with their sectors */
  constructor(sectors: Record<string, string>, template: string[] = []) {
    this.#sectors = sectors;
    const doc = new Y.Doc();
    doc.getXmlFragment("body").insert(0, template.map(paragraph));
    this.journal.push({ userId: "", sector: "", update: Y.encodeStateAsUpdate(doc) });
  }

  /** Somebody changes the body; everybody hears of it. `clientId` is what their browser claims to be. */
  write(userId: string, change: (body: Y.XmlFragment) => void, clientId?: number): void {
    const { doc } = this.#browserOf(userId);
    if (clientId !== undefined) doc.clientID = clientId;
    this.#send(userId, doc, () => doc.transact(() => change(doc.getXmlFragment("body"))));
  }

  /** One update a letter, as one types. */
  type(userId: string, block: number, at: number, text: string): void {
    for (const [index, letter] of [...text].entries()) {
      this.write(userId, (body) => blockText(body, block).insert(at + index, letter));
    }
  }

  /** By the backspace key, from the end. */
  backspace(userId: string, block: number, at: number, length: number): void {
    for (let left = length; left > 0; left--)
      this.write(userId, (body) => blockText(body, block).delete(at + left - 1, 1));
  }

  undo(userId: string): void {
    const { doc, undo } = this.#browserOf(userId);
    this.#send(userId, doc, () => undo.undo());
  }

  newParagraph(userId: string, at: number, text = ""): void {
    this.write(userId, (body) => body.insert(at, [paragraph(text)]));
  }

  /** As the editor does it: the rest goes, and stands in a new paragraph. */
  split(userId: string, block: number, at: number): void {
    this.write(userId, (body) => {
      const text = blockText(body, block);
      const rest = text.toString().slice(at);
      text.delete(at, rest.length);
      body.insert(block + 1, [paragraph(rest)]);
    });
  }

  text(block: number): string {
    const doc = new Y.Doc();
    for (const { update } of this.journal) Y.applyUpdate(doc, update);
    return blockText(doc.getXmlFragment("body"), block).toString();
  }

  /** The body as `[who, what]`, one after another; what nobody wrote stands under "". */
  authors(authorship = this.replayed()): [string, string][] {
    const { text, runs } = authorship.runsOf("body");
    let at = 0;
    return runs.map(({ author, length }) => {
      at += length;
      return [authorship.contributors[author]?.userId ?? "?", text.slice(at - length, at)];
    });
  }

  replayed(): Authorship {
    const authorship = new Authorship();
    authorship.add(this.journal);
    return authorship;
  }

  #send(userId: string, doc: Y.Doc, change: () => void): void {
    const before = Y.encodeStateVector(doc);
    const updates: Uint8Array[] = [];
    const listen = (update: Uint8Array) => updates.push(update);
    doc.on("update", listen);
    change();
    doc.off("update", listen);
    if (updates.length === 0) throw new Error(`nothing changed since ${before.length}`);
    for (const update of updates) this.journal.push({ userId, sector: this.#sectors[userId] ?? "", update });
  }

  #browserOf(userId: string): { doc: Y.Doc; undo: Y.UndoManager } {
    const present = this.#docs.get(userId);
    const browser = present ?? newBrowser();
    this.#docs.set(userId, browser);
    for (const { update } of this.journal) Y.applyUpdate(browser.doc, update, "others");
    return browser;
  }
}

function newBrowser() {
  const doc = new Y.Doc();
  return { doc, undo: new Y.UndoManager(doc.getXmlFragment("body"), { captureTimeout: 0 }) };
}

export function blockText(body: Y.XmlFragment, block: number): Y.XmlText {
  const element = body.get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${block} holds no text`);
  return text;
}

export function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
