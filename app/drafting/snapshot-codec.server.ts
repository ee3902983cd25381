import { createHash } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Piece } from "./text-pieces.ts";

const formatVersion = 1;
const checksumBytes = 32;

/** Pieces that one row of a snapshot holds, in bytes: a row is written in one go, while everybody else waits. */
const partBytes = 512 * 1024;

/** A text as the rows of a snapshot. Each part: SHA-256 of the rest, version, count, then clocks and update of each piece (lib0 encoding). */
export function encodeSnapshot(pieces: readonly Piece[]): Uint8Array<ArrayBuffer>[] {
  const parts: Piece[][] = [[]];
  let bytes = 0;
  for (const piece of pieces) {
    if (bytes > 0 && bytes + piece.update.length > partBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(piece);
    bytes += piece.update.length;
  }
  return parts.map(encodePart);
}

function encodePart(pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, formatVersion);
    encoding.writeVarUint(encoder, pieces.length);
    for (const { update, reached } of pieces) {
      encoding.writeVarUint(encoder, reached.size);
      for (const [client, clock] of reached) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
      }
      encoding.writeVarUint8Array(encoder, update);
    }
  });
  const part = new Uint8Array(checksumBytes + body.length);
  part.set(checksum(body));
  part.set(body, checksumBytes);
  return part;
}

/** @returns null when a part is not, byte for byte, what encodeSnapshot wrote, or was written by another version of it */
export function decodeSnapshot(parts: readonly Uint8Array[]): Piece[] | null {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const body = part.subarray(checksumBytes);
    if (Buffer.compare(part.subarray(0, checksumBytes), checksum(body)) !== 0) return null;
    const decoder = decoding.createDecoder(body);
    if (decoding.readVarUint(decoder) !== formatVersion) return null;
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const reached = new Map<number, number>();
      for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
        reached.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
      }
      // A copy: a view would keep the whole row in memory.
      pieces.push({ reached, update: decoding.readVarUint8Array(decoder).slice() });
    }
  }
  return pieces;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
