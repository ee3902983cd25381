import * as Y from "yjs";

/** Something in a Yjs document that holds text or other such things. */
export type YParent = NonNullable<ReturnType<Y.Doc["share"]["get"]>>;

/**
 * What an update changes the content of, before it is applied: texts are told by the block they stand in. Things that the update itself
 * creates are not there yet; `touchedBy` once more after it was applied finds them.
 */
export function touchedBy(doc: Y.Doc, update: ReturnType<typeof Y.decodeUpdate>): Set<YParent> {
  const touched = new Set<YParent>();
  for (const struct of update.structs) {
    // What stands to the right of a mark in the same update is told by the mark, so marks count too.
    if (!(struct instanceof Y.Item)) continue;
    const parent = parentOf(doc, struct);
    if (parent) touched.add(blockOf(parent));
  }
  for (const [client, ranges] of update.ds.clients) {
    const structs = doc.store.clients.get(client);
    if (structs) for (const { clock, len } of ranges) touchDeleted(structs, clock, clock + len, touched);
  }
  return touched;
}

/** The block that a text stands in; anything else by itself. */
function blockOf(type: YParent): YParent {
  const parent = type._item?.parent;
  return type instanceof Y.XmlText && parent instanceof Y.AbstractType ? parent : type;
}

function parentOf(doc: Y.Doc, item: Y.Item): YParent | null {
  // An attribute is no text.
  if (item.parentSub !== null) return null;
  const own = itemAt(doc, item.id);
  if (own) return own.parentSub === null && own.parent instanceof Y.AbstractType ? own.parent : null;
  for (const neighbour of [item.origin, item.rightOrigin]) {
    const found = neighbour && itemAt(doc, neighbour);
    if (found) return found.parentSub === null && found.parent instanceof Y.AbstractType ? found.parent : null;
  }
  const { parent } = item;
  if (typeof parent === "string") return doc.share.get(parent) ?? null;
  if (!(parent instanceof Y.ID)) return null;
  const { content } = itemAt(doc, parent) ?? {};
  return content instanceof Y.ContentType ? content.type : null;
}

function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const structs = doc.store.clients.get(id.client);
  const last = structs?.at(-1);
  if (!structs || !last || id.clock >= last.id.clock + last.length) return null;
  const struct = structs[Y.findIndexSS(structs, id.clock)];
  return struct instanceof Y.Item ? struct : null;
}

function touchDeleted(structs: readonly (Y.Item | Y.GC)[], from: number, to: number, touched: Set<YParent>): void {
  const last = structs.at(-1);
  if (!last || from >= last.id.clock + last.length) return;
  for (let index = Y.findIndexSS(structs as Y.Item[], from); index < structs.length; index++) {
    const item = structs[index];
    if (!item || item.id.clock >= to) return;
    if (!(item instanceof Y.Item) || item.deleted || item.parentSub !== null || item.content instanceof Y.ContentFormat)
      continue;
    if (item.parent instanceof Y.AbstractType) touched.add(blockOf(item.parent));
    if (item.content instanceof Y.ContentType) touchAllBelow(item.content.type, touched);
  }
}

/** What is deleted takes with it what it holds. */
function touchAllBelow(top: YParent, touched: Set<YParent>): void {
  const stack = [top];
  for (let type = stack.pop(); type; type = stack.pop()) {
    touched.add(blockOf(type));
    for (let item = type._start; item; item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentType) stack.push(item.content.type);
    }
  }
}
