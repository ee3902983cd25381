import { ok, type Result, refuse } from "#app/kernel/result.ts";

/**
 * Which documents this browser keeps a copy of, and whether a copy holds changes the server has not confirmed. The copies
 * themselves are in IndexedDB; this register is in localStorage, where it can be read at once and on any page.
 */

export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface CopyOwner {
  userId: string;
  documentId: string;
  epoch: string | number;
}

/** Name of the IndexedDB database. Holds the user, so that nobody's offline edits are sent as the next user's. */
export function localCopyName({ userId, documentId, epoch }: CopyOwner): string {
  return `trojglos:${userId}:${documentId}:${epoch}`;
}

const registerPrefix = "trojglos:copy:";

export function isCopyPending(storage: TextStorage, name: string): boolean {
  return storage.getItem(registerPrefix + name) === "pending";
}

export function registerCopy(storage: TextStorage, name: string, state: "pending" | "saved"): void {
  try {
    storage.setItem(registerPrefix + name, state);
  } catch {
    // A full or forbidden storage costs the register, not the text.
  }
}

export function forgetCopy(storage: TextStorage, name: string): void {
  storage.removeItem(registerPrefix + name);
}

/**
 * To be called before signing out: deletes this user's copies from this browser, so that nobody after them finds drafts
 * there. Refuses, and deletes nothing, while a copy holds changes that have not reached the server. Close the open
 * connection first.
 */
export async function prepareSignOut(
  userId: string,
  storage: TextStorage | null = browserStorage(),
  deleteDatabase: (name: string) => Promise<void> = deleteIndexedDb,
): Promise<Result<null, "unsaved">> {
  if (!storage) return ok(null);
  const names = copiesOf(userId, storage);
  if (names.some((name) => isCopyPending(storage, name))) return refuse("unsaved");
  for (const name of names) {
    await deleteDatabase(name);
    forgetCopy(storage, name);
  }
  return ok(null);
}

/**
 * Deletes what people who used this browser before have left saved here: they may have signed out on a page without scripts.
 * What has not reached the server stays for its author.
 */
export async function forgetOthers(
  userId: string,
  storage: TextStorage | null = browserStorage(),
  deleteDatabase: (name: string) => Promise<void> = deleteIndexedDb,
): Promise<void> {
  if (!storage) return;
  const own = new Set(copiesOf(userId, storage));
  for (const name of registeredCopies(storage)) {
    if (own.has(name) || isCopyPending(storage, name)) continue;
    await deleteDatabase(name);
    forgetCopy(storage, name);
  }
}

function copiesOf(userId: string, storage: TextStorage): string[] {
  return registeredCopies(storage).filter((name) => name.startsWith(`trojglos:${userId}:`));
}

function registeredCopies(storage: TextStorage): string[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "");
  return keys.filter((key) => key.startsWith(registerPrefix)).map((key) => key.slice(registerPrefix.length));
}

/** localStorage, or null where the browser forbids it or there is no browser. */
export function browserStorage(): TextStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function deleteIndexedDb(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Another tab still has it open; the browser deletes it once that tab lets go.
    request.onblocked = () => resolve();
  });
}
