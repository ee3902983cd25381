import { expect } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { signInAs } from "./people.ts";
import { SyncClient } from "./sync-client.ts";
import { until } from "./until.ts";

/** Words as numbered tokens, so that each can be looked for by itself. */
export const wordsIn = (text: string): string[] => text.match(/\[[\w.]+-\d+\]/g) ?? [];

/** Several people who write into one text without a pause, and one who reads it. */
export class Typists {
  readonly reader: SyncClient;
  readonly writers: { name: string; client: SyncClient }[];
  /** Words of which their author was told that they are on disk. */
  readonly acknowledged = new Set<string>();
  /** Every status that a barrier was answered with. */
  readonly statuses = new Set<number>();
  written = 0;
  /** Words by author of which they have not heard yet. */
  private readonly unheard = new Map<string, string[]>();
  private isTyping = false;
  private typing: Promise<unknown> = Promise.resolve();

  private constructor(reader: SyncClient, writers: { name: string; client: SyncClient }[]) {
    this.reader = reader;
    this.writers = writers;
  }

  static async join(ctx: Context, wsUrl: string, documentId: string): Promise<Typists> {
    const join = async (name: string) => new SyncClient(wsUrl, documentId, (await signInAs({ ctx }, name)).cookie);
    const writers: { name: string; client: SyncClient }[] = [];
    for (const name of ["krakow.city", "krakow.ngo", "krakow.migrant", "krakow.moderator"]) {
      writers.push({ name, client: await join(name) });
    }
    const typists = new Typists(await join("krakow.observer"), writers);
    await Promise.all(typists.everyone.map((client) => client.synced()));
    return typists;
  }

  get everyone(): SyncClient[] {
    return [this.reader, ...this.writers.map(({ client }) => client)];
  }

  start(): void {
    this.isTyping = true;
    this.typing = Promise.all(
      this.writers.map(async ({ name, client }) => {
        while (this.isTyping) {
          this.write(name, client);
          await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
        }
      }),
    );
  }

  async stop(): Promise<void> {
    this.isTyping = false;
    await this.typing;
  }

  /** @returns the word */
  write(name: string, client: SyncClient): string {
    const word = `[${name}-${this.written++}]`;
    client.write(word);
    const mine = [...(this.unheard.get(name) ?? []), word];
    this.unheard.set(name, mine);
    if (!client.provider.wsconnected) return word;
    void client.barrier().then(({ status }) => {
      this.statuses.add(status);
      if (status !== 0) return;
      for (const one of mine) this.acknowledged.add(one);
      this.unheard.set(
        name,
        (this.unheard.get(name) ?? []).filter((one) => !this.acknowledged.has(one)),
      );
    });
    return word;
  }

  /** Waits until people have heard that what they wrote after this moment is on disk. */
  async untilSaved(): Promise<void> {
    const before = this.acknowledged.size;
    await until(() => this.acknowledged.size > before + 8, "words are acknowledged", 30_000);
  }

  /** Words that somebody was promised: acknowledged to their author, or seen by anyone else. */
  promised(): Set<string> {
    const promised = new Set(this.acknowledged);
    const clients = [{ name: "", client: this.reader }, ...this.writers];
    for (const { name, client } of clients) {
      for (const word of wordsIn(client.text)) if (!word.startsWith(`[${name}-`)) promised.add(word);
    }
    return promised;
  }

  /** Nobody writes any more: all have every word, each once, and so has the database. */
  async expectNothingLost(ctx: Context, documentId: string): Promise<void> {
    await until(() => new Set(this.everyone.map((client) => client.text)).size === 1, "all have the same text", 30_000);
    for (const { client } of this.writers) await until(async () => (await client.barrier()).status === 0, "saved");
    const { doc } = await loadDocument(ctx.db, documentId);
    const stored = doc.getXmlFragment("body").toString();
    expect(stored).toBe(this.reader.text);
    const words = wordsIn(stored);
    expect([words.length, new Set(words).size]).toEqual([this.written, this.written]);
  }

  close(): void {
    for (const client of this.everyone) client.close();
  }
}
