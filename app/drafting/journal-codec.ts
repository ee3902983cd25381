import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One update as the journal keeps it: the Yjs update (v1) with who wrote it, as the server authenticated them. */
export interface Entry {
  /** Account id; empty for what the server itself wrote (the initial template). */
  userId: string;
  sector: string;
  update: Uint8Array;
}

const formatVersion = 1;

/** The entries of one commit as bytes: version, count, then user id, sector and update of each (lib0 encoding). */
export function encodeEntries(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, formatVersion);
  encoding.writeVarUint(encoder, entries.length);
  for (const entry of entries) {
    encoding.writeVarString(encoder, entry.userId);
    encoding.writeVarString(encoder, entry.sector);
    encoding.writeVarUint8Array(encoder, entry.update);
  }
  return new Uint8Array(encoding.toUint8Array(encoder));
}

/** @throws when the bytes are not what encodeEntries writes */
export function decodeEntries(bytes: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(bytes);
  const version = decoding.readVarUint(decoder);
  if (version !== formatVersion) throw new Error(`journal entry of unknown format ${version}`);
  const count = decoding.readVarUint(decoder);
  return Array.from({ length: count }, () => ({
    userId: decoding.readVarString(decoder),
    sector: decoding.readVarString(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
}
