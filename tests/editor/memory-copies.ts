import * as Y from "yjs";
import type { LocalCopy } from "#app/editor/draft-session.ts";
import type { TextStorage } from "#app/editor/local-copies.ts";

/** Local copies as IndexedDB keeps them, in memory: Node has no IndexedDB. */
export function memoryCopies() {
  const databases = new Map<string, Uint8Array>();

  function open(name: string, doc: Y.Doc): LocalCopy {
    const stored = databases.get(name);
    if (stored) Y.transact(doc, () => Y.applyUpdate(doc, stored), "copy", false);
    let isOpen = true;
    doc.on("update", () => {
      if (isOpen) databases.set(name, Y.encodeStateAsUpdate(doc));
    });
    const close = async () => {
      isOpen = false;
    };
    return {
      whenSynced: Promise.resolve(),
      whenWritten: () => Promise.resolve(),
      destroy: close,
      async clearData() {
        await close();
        databases.delete(name);
      },
    };
  }

  return { open, databases };
}

export function memoryStorage(): TextStorage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
