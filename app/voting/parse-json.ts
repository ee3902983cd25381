export type ParsedJson = { ok: true; value: unknown } | { ok: false; reason: ParseRefusal; detail?: string };
export type ParseRefusal = "empty" | "cutShort" | "notUtf8" | "notJson";

/** Reads JSON, and tells a file that was cut short from one that is something else. */
export function parseJson(bytes: Uint8Array): ParsedJson {
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
    return { ok: false, reason: isCut(text, message) ? "cutShort" : "notJson", detail: message };
  }
}

/** What a prefix of JSON is told: the end came too early, or a string that never ends. Browsers say it each in their own words. */
function isCut(text: string, message: string): boolean {
  if (/unexpected end|unterminated string|end of data|unexpected EOF/i.test(message)) return true;
  const position = /at position (\d+)/.exec(message)?.[1];
  return position !== undefined && Number(position) >= text.trimEnd().length;
}
