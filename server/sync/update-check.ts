import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { documentSchema } from "#app/drafting/document-schema.ts";
import { areInOrder, PendingStructs, Places } from "./update-places.ts";

/** The roots of a document; nothing else is accepted. */
const roots = new Set(["body", "summary"]);

/** Far beyond what anybody writes, and small enough that no sum of clocks leaves the whole numbers that the encoding can carry. */
const lastClock = 2 ** 40;

/** The Yjs number of a client. */
const lastClientId = 2 ** 32 - 1;

const elements = new Set(Object.keys(documentSchema.nodes).filter((name) => name !== "doc" && name !== "text"));
const marks = new Set(Object.keys(documentSchema.marks));

type Structs = ReturnType<typeof Y.decodeUpdate>["structs"];
type Struct = Structs[number];

/** An update that holds only what a document may hold; whether it fits onto a given text is checkFit's question. */
export interface DecodedUpdate {
  bytes: Uint8Array;
  structs: Structs;
  deletions: Map<number, { clock: number; len: number }[]>;
}

/** Applying an update, Yjs would take only the last of a client's several runs. */
class CarefulDecoder extends Y.UpdateDecoderV1 {
  private readonly clients = new Set<number>();

  override readClient(): number {
    const client = super.readClient();
    if (this.clients.has(client)) throw new Error("a client's structs stand in two places");
    this.clients.add(client);
    return client;
  }
}

/**
 * Decodes a Yjs update (v1), of which nothing may be left over, and checks its content: known roots, XML elements and texts of the
 * document's schema with their attributes, no subdocuments.
 * @returns null for anything else
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | null {
  const decoder = new CarefulDecoder(decoding.createDecoder(bytes));
  // Called as a constructor, it gives the decoder at hand.
  const construct = function construct() {
    return decoder;
  };
  try {
    const { structs, ds } = Y.decodeUpdateV2(bytes, construct as unknown as typeof Y.UpdateDecoderV1);
    if (decoding.hasContent(decoder.restDecoder) || !structs.every(isAllowed)) return null;
    for (const ranges of ds.clients.values()) if (!ranges.every(isRange)) return null;
    return { bytes, structs, deletions: ds.clients };
  } catch {
    return null;
  }
}

/** A range of nothing, told of what does not exist yet, would stay pending for ever. */
function isRange({ clock, len }: { clock: number; len: number }): boolean {
  return len >= 1 && clock + len <= lastClock;
}

function isAllowed(struct: Struct): boolean {
  const { client, clock } = struct.id;
  if (struct.length < 1 || clock + struct.length > lastClock || client > lastClientId) return false;
  if (!(struct instanceof Y.Item)) return true;
  const { content, parent, parentSub } = struct;
  if (typeof parent === "string" && (!roots.has(parent) || parentSub !== null)) return false;
  if (content instanceof Y.ContentType) {
    if (content.type instanceof Y.XmlElement) return elements.has(content.type.nodeName);
    return content.type instanceof Y.XmlText;
  }
  // What an editor cannot show it deletes, in the name of whoever happens to look on.
  if (content instanceof Y.ContentFormat) return marks.has(nameOfMark(content.key));
  return content instanceof Y.ContentString || content instanceof Y.ContentAny || content instanceof Y.ContentDeleted;
}

/** Marks that may overlap themselves carry a hash after their name. */
function nameOfMark(key: string): string {
  return key.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
}

/** What is accepted and not yet in the document: the updates before it in the same commit. */
export class Known {
  /** Clocks up to which each client's structs are known beyond the document itself. */
  readonly clocks = new Map<number, number>();
  readonly structs = new PendingStructs();

  /** An update that is `new` has been accepted; those after it may build on it. */
  take({ structs }: DecodedUpdate): void {
    this.structs.add(structs);
    for (const { id, length } of structs) {
      this.clocks.set(id.client, Math.max(this.clocks.get(id.client) ?? 0, id.clock + length));
    }
  }
}

/**
 * How an update fits onto a text: `new` adds something, `known` adds nothing, `gap` builds on what the text does not have
 * (so that no pending struct ever enters the journal), `tooDeep` nests further than limits.documentDepth, `invalid` puts content
 * where it cannot stand, or builds on itself, `foreign` writes under a client id that is not `isOwn`.
 */
export function checkFit(
  doc: Y.Doc,
  known: Known,
  update: DecodedUpdate,
  isOwn: (client: number) => boolean,
): "new" | "known" | "gap" | "foreign" | "tooDeep" | "invalid" {
  const clockOf = (client: number) => Math.max(Y.getState(doc.store, client), known.clocks.get(client) ?? 0);
  const brought = new Map<number, number>();
  const end = (client: number) => Math.max(clockOf(client), brought.get(client) ?? 0);
  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) return "gap";
    const { client, clock } = struct.id;
    if (clock > end(client)) return "gap";
    brought.set(client, Math.max(end(client), clock + struct.length));
  }
  const isKnown = (id: Y.ID | null) => id === null || id.clock < end(id.client);
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) continue;
    if (!isKnown(struct.origin) || !isKnown(struct.rightOrigin)) return "gap";
    if (struct.parent instanceof Y.ID && !isKnown(struct.parent)) return "gap";
  }
  for (const [client, ranges] of update.deletions) {
    if (ranges.some((range) => range.clock + range.len > end(client))) return "gap";
  }
  const writing = [...brought].filter(([client, clock]) => clock > clockOf(client)).map(([client]) => client);
  // Also of what is known already Yjs looks up what it builds on.
  if (update.structs.length > 0 && !areInOrder(update.structs)) return "invalid";
  if (!writing.every(isOwn)) return "foreign";
  if (writing.length === 0 && !addsDeletions(doc, known, update)) return "known";
  if (writing.length > 0) {
    const placing = new Places(doc, known.structs, update.structs).check(clockOf);
    if (placing !== "fits") return placing;
  }
  return "new";
}

/** A reply to a state vector always carries all deletions; most of the time the text has them already. */
function addsDeletions(doc: Y.Doc, known: Known, update: DecodedUpdate): boolean {
  for (const [client, ranges] of update.deletions) {
    // Structs that arrive in the same commit are not in the store yet.
    if (known.clocks.has(client) && ranges.length > 0) return true;
    const structs = doc.store.clients.get(client);
    if (!structs) continue;
    for (const range of ranges) {
      const last = range.clock + range.len;
      for (let index = Y.findIndexSS(structs, range.clock); index < structs.length; index++) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= last) break;
        if (!struct.deleted) return true;
      }
    }
  }
  return false;
}

/** Whether an update takes away at least as much as it adds. */
export function shortens({ structs, deletions }: DecodedUpdate): boolean {
  const sum = (parts: Iterable<number>) => [...parts].reduce((all, part) => all + part, 0);
  const removed = [...deletions.values()].flat().map((range) => range.len);
  return sum(removed) >= sum(structs.map((struct) => struct.length));
}
