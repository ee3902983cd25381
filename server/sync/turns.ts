/** Hands out turns for long work, one in each round of the event loop, so that many texts read at once stall nobody. */
export class Turns {
  private waiting: (() => void)[] = [];

  /** Resolves when everybody else has had their turn, and those who asked before. */
  readonly next = (): Promise<void> =>
    new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) setImmediate(() => this.give());
    });

  private give(): void {
    this.waiting.shift()?.();
    if (this.waiting.length > 0) setImmediate(() => this.give());
  }
}
