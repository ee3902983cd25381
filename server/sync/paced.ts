/** Runs a task when asked to, at once after quiet and then at most once in a window of milliseconds. */
export class Paced {
  private readonly window: () => number;
  private readonly task: () => void;
  private timer: NodeJS.Timeout | null = null;
  private ranAt = 0;

  constructor(window: () => number, task: () => void) {
    this.window = window;
    this.task = task;
  }

  request(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.ranAt + this.window() - performance.now());
    this.timer = setTimeout(() => {
      this.done();
      this.task();
    }, wait);
  }

  /** The task has been done on another occasion. */
  done(): void {
    this.cancel();
    this.ranAt = performance.now();
  }

  cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
