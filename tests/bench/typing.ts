import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Structs that `paragraphUpdate` makes: the element, its text, one character. */
const paragraphClocks = 3;

/** The update by which a writer begins a paragraph of their own in `body`. */
export function paragraphUpdate(clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("*")]);
  doc.getXmlFragment("body").insert(0, [paragraph]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/**
 * The update of a writer's keystroke number `index`: one character after their last one, byte for byte what Yjs makes of it.
 * Made by hand, because two hundred full documents would keep the load generator busier than any server.
 */
export function keystrokeUpdate(clientId: number, index: number): Uint8Array {
  const clock = paragraphClocks + index;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    // A string with a left neighbour.
    encoding.writeUint8(encoder, 0x84);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock - 1);
    encoding.writeVarString(encoder, "a");
    encoding.writeVarUint(encoder, 0);
  });
}

/** How many keystrokes of a writer are there when their clock stands at `clock`. */
export function keystrokesAt(clock: number): number {
  return clock - paragraphClocks;
}

/** A caret behind a writer's keystroke, as y-prosemirror describes it. */
export function caretAt(clientId: number, index: number): object {
  const item = { client: clientId, clock: paragraphClocks + index };
  const position = { type: { client: clientId, clock: 1 }, tname: null, item, assoc: 0 };
  return { root: "body", anchor: position, head: position };
}
