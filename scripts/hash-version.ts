import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { hashText } from "#app/versions/hash-text.server.ts";
import { type FileFault, maxFileBytes, readVersionFile } from "#app/versions/version-file.ts";

// Prints the hash of an exported version (docs/versions.md), from a file or from standard input. Ends with 0; with 1 when the file states
// another hash; with 2 when it is no version.

const reasons: Record<FileFault, string> = {
  notJson: "this is not JSON",
  tooDeep: "it is nested deeper than any text",
  noVersion: "this is not an exported version",
  noSchemaVersion: 'it has no "schemaVersion"',
  unknownSchemaVersion: "it was made by a newer Trójgłos; take that one to check it",
  noText: 'it has no "text" with "body" and "summary"',
  notCanonical:
    "its text is not in canonical form: it was changed after it was exported, or holds what the hash does not cover",
  noHash: 'its "hash" is not a SHA-256 in hexadecimal digits',
};

const [name = "-", ...more] = process.argv.slice(2);
if (more.length > 0 || name.startsWith("--")) end(2, "npm run -s hash -- version.json (or - for standard input)");

const source = await readSource().catch((error: Error) => end(2, error.message));
const file = readVersionFile(source);
if (!file.ok) end(2, reasons[file.reason]);
const { schemaVersion, canonical, stated } = file.value;
const hash = hashText(schemaVersion, canonical);
console.log(hash);
if (stated !== null && stated !== hash) end(1, `The file states another hash: ${stated}`);

async function readSource(): Promise<string> {
  if (name === "-") return readAll(process.stdin);
  const called = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();
  const handle = await open(resolve(called, name));
  return readAll(handle.createReadStream());
}

async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > maxFileBytes) throw new Error("it is larger than any version");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function end(code: 1 | 2, line: string): never {
  console.error(line);
  process.exit(code);
}
