import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { AuthorshipState } from "./authorship.ts";

const formatVersion = 1;

/** Everything but the contributors, who stand in a table of their own: a format version, JSON, and the document's bytes (lib0 encoding). */
export function encodeAuthorship({ blocks, deleted, pasted, doc }: AuthorshipState): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, formatVersion);
  encoding.writeVarString(encoder, JSON.stringify({ blocks, deleted, pasted }));
  encoding.writeVarUint8Array(encoder, doc);
  return new Uint8Array(encoding.toUint8Array(encoder));
}

/** Null for what was not written by encodeAuthorship: the journal is replayed from its beginning. */
export function decodeAuthorship(bytes: Uint8Array): Omit<AuthorshipState, "contributors"> | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== formatVersion) return null;
    const rest = JSON.parse(decoding.readVarString(decoder)) as Omit<AuthorshipState, "contributors" | "doc">;
    return { ...rest, doc: decoding.readVarUint8Array(decoder) };
  } catch {
    return null;
  }
}
