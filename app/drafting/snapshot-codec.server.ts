import { createHash } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Piece } from "./text-pieces.ts";
import type { Writers } from "./writers.ts";

const formatVersion = 2;
const checksumBytes = 32;

/** Pieces that one row of a snapshot holds, in bytes: a row is written in one go, while everybody else waits. */
const partBytes = 512 * 1024;

/** A text, and whose its client ids are. */
export interface SnapshotContent {
  pieces: readonly Piece[];
  writers: Writers;
}

/**
 * A text as the rows of a snapshot. Each part: SHA-256 of the rest, version, count, then clocks and update of each piece (lib0 encoding),
 * and in the last part the writers: count, then account id and client ids of each.
 */
export function encodeSnapshot({ pieces, writers }: SnapshotContent): Uint8Array<ArrayBuffer>[] {
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
  return parts.map((part, index) => encodePart(part, index === parts.length - 1 ? writers : new Map()));
}

function encodePart(pieces: readonly Piece[], writers: Writers): Uint8Array<ArrayBuffer> {
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
    writeWriters(encoder, writers);
  });
  const part = new Uint8Array(checksumBytes + body.length);
  part.set(checksum(body));
  part.set(body, checksumBytes);
  return part;
}

/** @returns null when a part is not, byte for byte, what encodeSnapshot wrote, or was written by another version of it */
export function decodeSnapshot(parts: readonly Uint8Array[]): { pieces: Piece[]; writers: Map<number, string> } | null {
  const pieces: Piece[] = [];
  const writers = new Map<number, string>();
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
    readWriters(decoder, writers);
  }
  return { pieces, writers };
}

function writeWriters(encoder: encoding.Encoder, writers: Writers): void {
  const clientsOf = new Map<string, number[]>();
  for (const [client, account] of writers) {
    const clients = clientsOf.get(account) ?? [];
    clients.push(client);
    clientsOf.set(account, clients);
  }
  encoding.writeVarUint(encoder, clientsOf.size);
  for (const [account, clients] of clientsOf) {
    encoding.writeVarString(encoder, account);
    encoding.writeVarUint(encoder, clients.length);
    for (const client of clients) encoding.writeVarUint(encoder, client);
  }
}

function readWriters(decoder: decoding.Decoder, writers: Map<number, string>): void {
  for (let accounts = decoding.readVarUint(decoder); accounts > 0; accounts--) {
    const account = decoding.readVarString(decoder);
    for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
      writers.set(decoding.readVarUint(decoder), account);
    }
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
