import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { isHex } from "#app/voting/bytes.ts";
import type { Fault } from "#app/voting/fault.ts";
import { verifyFile } from "#app/voting/verify-file.ts";
import { MOST_RECORD_BYTES } from "#app/voting/vote-record.ts";
import { readJson } from "./read-json.ts";

// Checks a vote record, or the register of votes, from a file or standard input (docs/voting.md) and prints the decision and every check as
// JSON. Ends with 0 when it holds, with 1 when it does not, with 2 and the reasons when it is neither.

await main();

async function main(): Promise<void> {
  const { file, root, reason } = options();
  if (reason) return refuse([{ code: reason }]);
  const read = await readJson(file, MOST_RECORD_BYTES);
  if (!read.ok) return refuse([{ code: read.reason, ...(read.detail ? { at: read.detail } : {}) }]);
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  const verified = await verifyFile(sha256, read.value, root);
  if (verified.kind === "neither") return refuse(verified.reasons);
  const said = verified.kind === "record" ? verified.verification : verified;
  print(said);
  if (!said.holds) process.exitCode = 1;
}

function options(): { file?: string; root?: string; reason?: string } {
  try {
    const { values, positionals } = parseArgs({ options: { root: { type: "string" } }, allowPositionals: true });
    if (positionals.length > 1) return { reason: "oneFileOnly" };
    if (values.root !== undefined && !isHex(values.root, 32)) return { reason: "rootIsNoHash" };
    return { ...(positionals[0] ? { file: positionals[0] } : {}), ...(values.root ? { root: values.root } : {}) };
  } catch {
    return { reason: "unknownOption" };
  }
}

function refuse(reasons: readonly Fault[]): void {
  print({ error: "noVoteRecord", reasons });
  for (const { code, at } of reasons) console.error(at === undefined ? code : `${code} (${at})`);
  process.exitCode = 2;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
