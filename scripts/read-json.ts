import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { type ParsedJson, parseJson } from "#app/voting/parse-json.ts";

export type ReadJson = ParsedJson | { ok: false; reason: "notReadable" | "tooLarge"; detail: string };

/**
 * Reads JSON from a file, or from standard input where no file is named (or "-"). Never holds more than `mostBytes`: a larger input is refused
 * as soon as that much has come.
 */
export async function readJson(file: string | undefined, mostBytes: number): Promise<ReadJson> {
  const isFile = file !== undefined && file !== "-";
  // npm runs its scripts in the project; where it was called from, it says by INIT_CWD.
  const folder = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of isFile ? createReadStream(resolve(folder, file)) : process.stdin) {
      bytes += (chunk as Buffer).length;
      if (bytes > mostBytes) return { ok: false, reason: "tooLarge", detail: `more than ${mostBytes} bytes` };
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    return { ok: false, reason: "notReadable", detail: (error as Error).message };
  }
  return parseJson(Buffer.concat(chunks));
}
