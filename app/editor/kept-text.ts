import type * as Y from "yjs";
import { type JsonNode, plainText, readDocument } from "#app/drafting/document-json.ts";
import { noteSign } from "#app/drafting/inline-text.ts";
import type { TextStorage } from "./local-copies.ts";

/** What a person had in front of them when the server refused their changes. Plain text: it is there to be copied from. */
export interface KeptText {
  bodyText: string;
  summaryText: string;
  /** When it was put aside, ISO 8601. */
  at: string;
}

interface Owner {
  userId: string;
  documentId: string;
}

function key({ userId, documentId }: Owner): string {
  return `trojglos:kept:${userId}:${documentId}`;
}

export function keptTextOf(doc: Y.Doc, at: number): KeptText {
  const { body, summary } = readDocument(doc);
  const readable = (json: JsonNode) => plainText(json).replaceAll(noteSign, "*");
  return { bodyText: readable(body), summaryText: readable(summary), at: new Date(at).toISOString() };
}

export function loadKeptText(storage: TextStorage | null, owner: Owner): KeptText | null {
  try {
    const kept = JSON.parse(storage?.getItem(key(owner)) ?? "null");
    const isKept = typeof kept?.bodyText === "string" && typeof kept.summaryText === "string";
    return isKept ? { bodyText: kept.bodyText, summaryText: kept.summaryText, at: String(kept.at) } : null;
  } catch {
    return null;
  }
}

/** Null deletes it. A storage that is full leaves the copy in memory only, where it is still shown. */
export function storeKeptText(storage: TextStorage | null, owner: Owner, kept: KeptText | null): void {
  try {
    if (kept) storage?.setItem(key(owner), JSON.stringify(kept));
    else storage?.removeItem(key(owner));
  } catch {
    // See above.
  }
}

export function isSameText(kept: KeptText, doc: Y.Doc): boolean {
  const current = keptTextOf(doc, 0);
  return kept.bodyText === current.bodyText && kept.summaryText === current.summaryText;
}
