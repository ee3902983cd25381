const retryMs = { first: 100, most: 2000 };

export interface CommitLoopOptions<Item> {
  /** Writes a batch and settles its items. Throwing means that nothing was written and the batch may be tried again. */
  commit(batch: Item[]): Promise<void>;
  /** After a failure: tells those who ask, and answers what to try again. */
  keep(batch: Item[]): Item[];
  /** Milliseconds in which items gather under load. */
  window(): number;
  /** A batch is settled; milliseconds since its first item arrived. */
  onCommitted(ms: number): void;
  /** Everything received is settled. */
  onIdle(): void;
  onFailure(error: unknown): void;
}

/**
 * Group commit of one document: the first item after quiet goes at once; under load the first to arrive opens a window, and what arrives
 * within it or while a commit is on its way goes together, in the order of arrival. A failed batch waits, longer each time, and then
 * goes first.
 */
export class CommitLoop<Item> {
  private readonly options: CommitLoopOptions<Item>;
  private queue: Item[] = [];
  private batch: Item[] = [];
  /** When the first item of the queue arrived. */
  private queuedAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private committedAt = 0;
  private retryAfter = 0;
  private waiting: (() => void)[] = [];

  constructor(options: CommitLoopOptions<Item>) {
    this.options = options;
  }

  get isIdle(): boolean {
    return this.queue.length === 0 && this.batch.length === 0;
  }

  /** The last commit failed, and the next try is still to come. */
  get isFailing(): boolean {
    return this.retryAfter > 0;
  }

  /** Resolves when everything received so far is settled. */
  settled(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** What is received and not settled, in the order of arrival. */
  get unsettled(): readonly Item[] {
    return [...this.batch, ...this.queue];
  }

  add(item: Item): void {
    if (this.queue.length === 0) this.queuedAt = performance.now();
    this.queue.push(item);
    this.schedule();
  }

  private schedule(): void {
    if (this.batch.length > 0 || this.timer || this.queue.length === 0) return;
    const wait = this.due() - performance.now();
    if (wait <= 0) void this.run();
    else this.timer = setTimeout(() => void this.run(), wait);
  }

  private due(): number {
    if (this.retryAfter) return this.committedAt + this.retryAfter;
    const window = this.options.window();
    return this.queuedAt + (this.queuedAt - this.committedAt > 2 * window ? 0 : window);
  }

  private async run(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { queue, queuedAt } = this;
    this.batch = queue;
    this.queue = [];
    try {
      await this.options.commit(queue);
      this.retryAfter = 0;
      this.options.onCommitted(performance.now() - queuedAt);
    } catch (error) {
      this.options.onFailure(error);
      const kept = this.options.keep(queue);
      if (kept.length > 0) this.queuedAt = queuedAt;
      this.queue = [...kept, ...this.queue];
      this.retryAfter = Math.min(retryMs.most, this.retryAfter * 2 || retryMs.first);
    }
    this.committedAt = performance.now();
    this.batch = [];
    if (this.queue.length > 0) {
      this.schedule();
      return;
    }
    for (const resolve of this.waiting.splice(0)) resolve();
    this.options.onIdle();
  }
}
