import { createReadStream } from "node:fs";
import { resolve } from "node:path";

export type ReadJson = { ok: true; value: unknown } | { ok: false; reason: ReadRefusal; detail?: string };
type ReadRefusal = "notReadable" | "tooLarge" | "empty" | "cutShort" | "notUtf8" | "notJson";

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
  return parse(Buffer.concat(chunks));
}

function parse(bytes: Buffer): ReadJson {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, reason: "notUtf8" };
  }
  if (text.trim() === "") return { ok: false, reason: "empty" };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    // What a prefix of JSON is told: the end came too early, or a string that never ends.
    const isCut = /unexpected end|unterminated string/i.test(message) || isAtEnd(message, text);
    return { ok: false, reason: isCut ? "cutShort" : "notJson", detail: message };
  }
}

function isAtEnd(message: string, text: string): boolean {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position !== undefined && Number(position) >= text.trimEnd().length;
}
