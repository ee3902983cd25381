import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "#app/voting/sha256.ts";

const theirs = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const ours = (bytes: Uint8Array) => Buffer.from(sha256(bytes)).toString("hex");

test("the hash of the browser is that of node:crypto, at every length around a block and for any bytes", () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = new Uint8Array(length).fill(length);
    expect(ours(bytes)).toBe(theirs(bytes));
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => ours(bytes) === theirs(bytes)));
});
