import * as Y from "yjs";
import { limits } from "./limits.ts";

type Structs = ReturnType<typeof Y.decodeUpdate>["structs"];
type Struct = Structs[number];
type Holder = NonNullable<ReturnType<Y.Doc["share"]["get"]>>;

/** Structs by client, one after another without a gap; their ends rise. */
export class PendingStructs {
  private readonly clients = new Map<number, Struct[]>();

  add(structs: Structs): void {
    for (const struct of structs) {
      const list = this.clients.get(struct.id.client);
      const last = list?.at(-1);
      if (!list) this.clients.set(struct.id.client, [struct]);
      else if (!last || endOf(struct) > endOf(last)) list.push(struct);
    }
  }

  /** The struct that holds an id. */
  at(id: Y.ID): Struct | null {
    const list = this.clients.get(id.client) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const struct = list[middle];
      if (struct && endOf(struct) <= id.clock) low = middle + 1;
      else high = middle;
    }
    const struct = list[low];
    return struct && struct.id.clock <= id.clock ? struct : null;
  }

  /** The struct before another of the same client. */
  before(struct: Struct): Struct | null {
    const { client, clock } = struct.id;
    return clock === 0 ? null : this.at(Y.createID(client, clock - 1));
  }
}

function endOf(struct: Struct): number {
  return struct.id.clock + struct.length;
}

/**
 * Whether the structs of an update can be integrated one after another: none builds on itself or on one that comes after it.
 * Yjs would keep such an update pending for ever, or break off in the middle of it.
 */
export function areInOrder(structs: Structs): boolean {
  // Most updates are one struct.
  if (structs.length === 1) return structs.every((struct) => buildsOn(struct).every((id) => isBefore(id, struct)));
  const own = new PendingStructs();
  own.add(structs);
  const states = new Map<Struct, "begun" | "done">();
  for (const first of structs) {
    const way = [first];
    for (let struct = way.at(-1); struct; struct = way.at(-1)) {
      if (states.has(struct)) {
        states.set(struct, "done");
        way.pop();
        continue;
      }
      states.set(struct, "begun");
      for (const id of buildsOn(struct)) {
        if (id.client === struct.id.client && !isBefore(id, struct)) return false;
        const other = own.at(id);
        if (!other) continue;
        if (states.get(other) === "begun") return false;
        if (!states.has(other)) way.push(other);
      }
      const previous = own.before(struct);
      if (!previous) continue;
      if (states.get(previous) === "begun") return false;
      if (!states.has(previous)) way.push(previous);
    }
  }
  return true;
}

function isBefore(id: Y.ID, struct: Struct): boolean {
  return id.client !== struct.id.client || id.clock < struct.id.clock;
}

/** What a struct names, apart from the one before it. */
function buildsOn(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID);
}

/** Where an item stands: in what, whether as one of its attributes, and how deep. */
interface Place {
  /** The Y type, or the name of a root; null for something that is gone. */
  holder: Holder | string | null;
  /** Null in the sequence of what it holds. */
  attribute: string | null;
  /** 1 directly under a root; 0 in something that is gone. */
  depth: number;
}

const gone: Place = { holder: null, attribute: null, depth: 0 };

/** Finds where the new structs of an update will stand, without applying it. They are in order (areInOrder). */
export class Places {
  private readonly doc: Y.Doc;
  private readonly pending: PendingStructs;
  private readonly structs: Structs;
  private readonly own = new PendingStructs();
  private readonly found = new Map<Y.Item, Place | null>();

  constructor(doc: Y.Doc, pending: PendingStructs, structs: Structs) {
    this.doc = doc;
    this.pending = pending;
    this.structs = structs;
    this.own.add(structs);
  }

  /** `clockOf`: up to which clock a client's structs are known. */
  check(clockOf: (client: number) => number): "fits" | "tooDeep" | "invalid" {
    for (const struct of this.structs) {
      const { client, clock } = struct.id;
      const known = clockOf(client);
      if (!(struct instanceof Y.Item) || clock + struct.length <= known) continue;
      const place = this.placeOf(struct);
      if (!place || !mayHold(place, struct)) return "invalid";
      if (place.depth > limits.documentDepth) return "tooDeep";
      if (!this.areTogether(this.neighbours(struct))) return "invalid";
      // Yjs puts the rest of what is known in part beside that part, wherever that is.
      if (clock < known && !this.isSame(place, this.structAt(Y.createID(client, known - 1)))) return "invalid";
    }
    return "fits";
  }

  /**
   * Whether neighbours stand in one place. Otherwise what is between them would be there or not, as one of them is still remembered or not:
   * what an honest client names is gone together, with what held it.
   */
  private areTogether({ left, right }: { left: Struct | null; right: Struct | null }): boolean {
    if (!left || !right) return true;
    if (left instanceof Y.Item && right instanceof Y.Item) return this.isSame(this.placeOf(left), right);
    return !(left instanceof Y.Item) && !(right instanceof Y.Item);
  }

  private isSame(place: Place | null, struct: Struct | null): boolean {
    const other = struct instanceof Y.Item ? this.placeOf(struct) : gone;
    return other?.holder === place?.holder && other?.attribute === place?.attribute;
  }

  /** @returns null where nothing can stand */
  private placeOf(item: Y.Item): Place | null {
    // From the item to one whose place is known: along neighbours, and up through parents.
    const way: Y.Item[] = [];
    let at: Y.Item | null = item;
    while (at && !this.found.has(at)) {
      const place = this.ownPlace(at);
      if (place !== undefined) {
        this.found.set(at, place);
        break;
      }
      way.push(at);
      at = this.next(at);
    }
    for (const passed of way.reverse()) this.found.set(passed, this.placeAfter(passed));
    return this.found.get(item) ?? null;
  }

  /** The place of an item that needs no other item's to be known; undefined for others. */
  private ownPlace(item: Y.Item): Place | null | undefined {
    const { parent, parentSub } = item;
    if (parent instanceof Y.AbstractType) return { holder: parent, attribute: parentSub, depth: depthOf(parent) };
    // A root is the same whether it is named or at hand.
    if (typeof parent === "string") return { holder: this.rootOf(parent), attribute: parentSub, depth: 1 };
    if (parent instanceof Y.ID) {
      const holder = this.structAt(parent);
      if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return gone;
      return holder.content instanceof Y.ContentType ? undefined : null;
    }
    const { left, right } = this.neighbours(item);
    if ((item.origin && !(left instanceof Y.Item)) || (item.rightOrigin && !(right instanceof Y.Item))) return gone;
    return left || right ? undefined : null;
  }

  /** The item on whose place another's depends. */
  private next(item: Y.Item): Y.Item | null {
    const struct =
      item.parent instanceof Y.ID
        ? this.structAt(item.parent)
        : (this.neighbours(item).left ?? this.neighbours(item).right);
    return struct instanceof Y.Item ? struct : null;
  }

  private placeAfter(item: Y.Item): Place | null {
    const next = this.next(item);
    const place = next ? this.found.get(next) : null;
    if (!next || !place || !(item.parent instanceof Y.ID)) return place ?? null;
    if (!(next.content instanceof Y.ContentType)) return null;
    const depth = place.depth && place.depth + 1;
    return { holder: next.content.type, attribute: item.parentSub, depth };
  }

  private neighbours(item: Y.Item): { left: Struct | null; right: Struct | null } {
    return {
      left: item.origin && this.structAt(item.origin),
      right: item.rightOrigin && this.structAt(item.rightOrigin),
    };
  }

  private rootOf(name: string): Holder | string {
    return this.doc.share.get(name) ?? name;
  }

  private structAt(id: Y.ID): Struct | null {
    if (id.clock >= Y.getState(this.doc.store, id.client)) return this.pending.at(id) ?? this.own.at(id);
    const structs = this.doc.store.clients.get(id.client);
    return structs?.[Y.findIndexSS(structs, id.clock)] ?? null;
  }
}

function depthOf(holder: Holder): number {
  let depth = 1;
  for (let item = holder._item; item; item = (item.parent as Holder)._item) depth += 1;
  return depth;
}

/** Elements stand under a root; elements and texts in elements; characters and marks in texts. Attributes are plain values. */
function mayHold({ holder, attribute, depth }: Place, { content, length }: Y.Item): boolean {
  if (holder === null || content instanceof Y.ContentDeleted) return true;
  // One value: of two, of which the later is deleted, Yjs would keep the other behind the deleted one, and break off over it.
  if (attribute !== null) return content instanceof Y.ContentAny && length === 1 && depth !== 1;
  if (holder instanceof Y.XmlText) return content instanceof Y.ContentString || content instanceof Y.ContentFormat;
  return content instanceof Y.ContentType && (content.type instanceof Y.XmlElement || depth !== 1);
}
