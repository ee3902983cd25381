import { setTimeout as sleep } from "node:timers/promises";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import { transactionWindow } from "./windows.ts";

/** Commits one transaction may carry: it holds the embedded database's lock, and the event loop, for about a millisecond. */
const commitsPerTransaction = 100;

interface Waiting {
  commit: Commit;
  resolve(stored: boolean): void;
  reject(error: unknown): void;
}

/**
 * Group commit across documents: the first commit after quiet goes at once; within the window of a transaction, and while it is on its
 * way, the commits of all documents gather for the next one.
 * `append` stores several commits atomically and answers which documents it accepted.
 */
export class Journal {
  private readonly append: (commits: readonly Commit[]) => Promise<Set<string>>;
  private waiting: Waiting[] = [];
  private isWriting = false;
  private startedAt = 0;

  constructor(append: (commits: readonly Commit[]) => Promise<Set<string>>) {
    this.append = append;
  }

  /** @returns whether the commit is on disk; false when its document or a writer is refused. @throws when the database fails */
  write(commit: Commit): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ commit, resolve, reject });
      if (!this.isWriting) {
        this.isWriting = true;
        // Rooms whose window ends in the same turn of the loop share a transaction.
        setImmediate(() => this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const wait = this.startedAt + transactionWindow - performance.now();
      if (wait > 0) await sleep(wait);
      this.startedAt = performance.now();
      await this.writeGroup(this.waiting.splice(0, commitsPerTransaction));
    }
    this.isWriting = false;
  }

  private async writeGroup(group: Waiting[]): Promise<void> {
    try {
      const stored = await this.append(group.map((one) => one.commit));
      for (const { commit, resolve } of group) resolve(stored.has(commit.documentId));
    } catch (error) {
      // One document's fault (its number is taken) must not fail the others: each alone shows whose it is.
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await this.writeGroup([one]);
    }
  }
}
