import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Up to which clock each client has written; clients that did not move may be left out. */
export type Reached = ReadonlyMap<number, number>;

/**
 * A text in bytes is a list of pieces. Each is a Yjs update (v1) that builds on those before it only, so that they can be applied,
 * sent and encoded one at a time, and nobody else waits for a whole text.
 */
export interface Piece {
  update: Uint8Array;
  /** State vector after this piece, of the clients it holds. */
  reached: Reached;
}

/** Estimated bytes of a piece: about 5 ms to apply, and a frame that no proxy refuses. */
const pieceBytes = 16 * 1024;
/** An item without its text takes about this. */
const structBytes = 12;

/** So many updates stand as they are, each a frame to whoever opens the text; more are encoded as one. */
export const separateUpdates = 20;

interface Run {
  /** Clock at which the first struct's part begins. */
  from: number;
  structs: (Y.Item | Y.GC)[];
}

/**
 * Encodes the present text as pieces, without what has been deleted. `steps` says in which order the text was written: each names the
 * clocks reached, and may build on those before it; together they cover what is wanted. Between two pieces the text may change:
 * a piece is encoded as the text stands at that moment, so deletions made meanwhile may be missing from earlier ones.
 */
export function* encodePieces(doc: Y.Doc, steps: readonly Reached[]): Generator<Piece> {
  const reached = new Map<number, number>();
  let runs = new Map<number, Run>();
  let bytes = 0;
  for (const step of steps) {
    for (const [client, clock] of step) bytes += gather(doc, client, clock, reached, runs);
    if (bytes < pieceBytes) continue;
    yield encodeRuns(runs);
    runs = new Map();
    bytes = 0;
  }
  if (runs.size > 0) yield encodeRuns(runs);
}

/** Adds a client's structs up to `clock`; one that reaches further is taken whole, since a run of text builds on its beginning only. */
function gather(
  doc: Y.Doc,
  client: number,
  clock: number,
  reached: Map<number, number>,
  runs: Map<number, Run>,
): number {
  const from = reached.get(client) ?? 0;
  const structs = doc.store.clients.get(client);
  if (clock <= from || !structs) return 0;
  const run = runs.get(client) ?? { from, structs: [] };
  let bytes = 0;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock) break;
    run.structs.push(struct);
    reached.set(client, struct.id.clock + struct.length);
    bytes += structBytes + (struct.deleted ? 0 : struct.length);
  }
  runs.set(client, run);
  return bytes;
}

function encodeRuns(runs: ReadonlyMap<number, Run>): Piece {
  const encoder = new Y.UpdateEncoderV1();
  const reached = new Map<number, number>();
  // Yjs writes the highest client first; it makes integrating cheaper.
  const sorted = [...runs].sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder.restEncoder, sorted.length);
  for (const [client, { from, structs }] of sorted) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, from);
    for (const struct of structs) {
      struct.write(encoder, Math.max(0, from - struct.id.clock));
      reached.set(client, struct.id.clock + struct.length);
    }
  }
  const deletions = sorted
    .map(([client, run]) => ({ client, ranges: deletedRanges(run) }))
    .filter(({ ranges }) => ranges.length > 0);
  encoding.writeVarUint(encoder.restEncoder, deletions.length);
  for (const { client, ranges } of deletions) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const range of ranges) {
      encoder.writeDsClock(range.start);
      encoder.writeDsLen(range.end - range.start);
    }
  }
  return { update: encoder.toUint8Array(), reached };
}

function deletedRanges({ from, structs }: Run): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const struct of structs) {
    if (!struct.deleted) continue;
    const start = Math.max(from, struct.id.clock);
    const end = struct.id.clock + struct.length;
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

/** An update as a piece of its own. Never merged with others (docs/decisions/009). */
export function pieceOf(update: Uint8Array): Piece {
  return { update, reached: reachedBy(update) };
}

/** What a text without a word is, as an update. */
export const emptyUpdate: Uint8Array = new Uint8Array([0, 0]);

/** The clocks that an update brings its clients to. @throws when it is none */
export function reachedBy(update: Uint8Array): Reached {
  return Y.parseUpdateMeta(update).to;
}

/** Everything that the pieces reach. */
export function reachedTogether(all: Iterable<Reached>): Map<number, number> {
  const together = new Map<number, number>();
  for (const reached of all) {
    for (const [client, clock] of reached) together.set(client, Math.max(clock, together.get(client) ?? 0));
  }
  return together;
}
