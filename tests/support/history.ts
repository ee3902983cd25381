import * as Y from "yjs";
import type { Random } from "./random.ts";

export interface History {
  doc: Y.Doc;
  /** One for each edit, in order. */
  updates: Uint8Array[];
}

/**
 * A text of twenty paragraphs and more, written by fifteen people in bursts of some dozen keystrokes at places of their own; every fifth
 * takes a character back. `edits` single-character edits, a few more updates.
 */
export function writeHistory(edits: number, random: Random): History {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const body = doc.getXmlFragment("body");
  doc.clientID = 1;
  for (let index = 0; index < 20; index++) body.push([paragraph(index)]);
  const people = Array.from({ length: 15 }, (_, index) => ({
    clientId: 1000 + index * 7919,
    at: 0,
    left: 0,
    text: textOf(body, 0),
  }));
  for (let edit = 0; edit < edits; edit++) {
    const person = random.pick(people);
    doc.clientID = person.clientId;
    if (person.left === 0) {
      if (random.chance(0.02)) body.insert(random.below(body.length), [paragraph(edit)]);
      person.text = textOf(body, random.below(body.length));
      person.at = random.below(person.text.length + 1);
      person.left = 10 + random.below(60);
    }
    person.left -= 1;
    person.at = Math.min(person.at, person.text.length);
    if (person.at > 0 && random.chance(0.2)) person.text.delete(--person.at, 1);
    else person.text.insert(person.at++, random.pick(letters));
  }
  return { doc, updates };
}

const letters = [..."abcdefghijklmnoprstuwyz ąęł"];

function paragraph(id: number): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.setAttribute("id", String(id));
  element.insert(0, [new Y.XmlText(" ")]);
  return element;
}

function textOf(body: Y.XmlFragment, index: number): Y.XmlText {
  const element = body.get(index);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("a paragraph holds one text");
  return text;
}
