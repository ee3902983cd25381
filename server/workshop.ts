import { Worker } from "node:worker_threads";
import type { FileWorkshop, WorkshopAnswer, WorkshopJob } from "#app/files/workshop.ts";
import { ok, refuse } from "#app/kernel/result.ts";

export interface WorkshopLimits {
  /** How many may wait, besides the one that is worked on. */
  mostWaiting: number;
  /** After so long, in milliseconds, a job is given up and its thread ended. */
  makeMs: number;
  readMs: number;
  /** Of the heap of a thread, in MiB; beyond it the thread ends, and nothing else does. */
  heapMb: number;
  /** A thread without work ends after this, in milliseconds. */
  idleMs: number;
}

const usual: WorkshopLimits = { mostWaiting: 12, makeMs: 60_000, readMs: 20_000, heapMb: 384, idleMs: 60_000 };

/**
 * Makes and reads files in threads of their own: one for what we make, one for what others bring, so that a hostile file holds up no
 * download. A thread is started by the first job.
 */
export function openWorkshop(changes: Partial<WorkshopLimits> = {}): FileWorkshop & { close(): Promise<void> } {
  const limits = { ...usual, ...changes };
  const making = new Bench(limits, limits.makeMs);
  const reading = new Bench(limits, limits.readMs);
  return {
    async make(format, text) {
      const answer = await making.do({ kind: "make", format, text });
      if (answer === "crowded") return refuse("crowded");
      if (answer === "ended" || answer.kind !== "made") {
        throw new Error(
          `no ${format}: ${answer !== "ended" && answer.kind === "failed" ? answer.message : "took too much"}`,
        );
      }
      return ok(answer.bytes);
    },
    async read(format, bytes) {
      const answer = await reading.do({ kind: "read", format, bytes });
      if (answer === "crowded") return refuse("crowded");
      if (answer === "ended") return refuse("tooComplex");
      if (answer.kind !== "read") throw new Error(answer.kind === "failed" ? answer.message : "not read");
      return answer.result;
    },
    async close() {
      await Promise.all([making.close(), reading.close()]);
    },
  };
}

type Outcome = WorkshopAnswer | "crowded" | "ended";

/** One thread, and who waits for it. */
class Bench {
  readonly #limits: WorkshopLimits;
  readonly #jobMs: number;
  readonly #waiting: { job: WorkshopJob; answer: (outcome: Outcome) => void }[] = [];
  #worker: Worker | null = null;
  #current: { answer: (outcome: Outcome) => void; tooLate: NodeJS.Timeout } | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: WorkshopLimits, jobMs: number) {
    this.#limits = limits;
    this.#jobMs = jobMs;
  }

  do(job: WorkshopJob): Promise<Outcome> {
    if (this.#waiting.length >= this.#limits.mostWaiting) return Promise.resolve("crowded");
    return new Promise((answer) => {
      this.#waiting.push({ job, answer });
      this.#next();
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    for (const { answer } of this.#waiting.splice(0)) answer("ended");
    const worker = this.#worker;
    this.#worker = null;
    this.#current?.answer("ended");
    clearTimeout(this.#current?.tooLate);
    await worker?.terminate();
  }

  #next(): void {
    const next = this.#current ? undefined : this.#waiting.shift();
    if (!next) return;
    clearTimeout(this.#idle);
    this.#worker ??= this.#hire();
    const worker = this.#worker;
    const tooLate = setTimeout(() => this.#finish(worker, "ended"), this.#jobMs);
    this.#current = { answer: next.answer, tooLate };
    worker.postMessage(next.job);
  }

  #hire(): Worker {
    const worker = startWorker(this.#limits.heapMb);
    worker.on("message", (answer: WorkshopAnswer) => this.#finish(worker, answer));
    // Among them that its memory is used up.
    worker.on("error", () => this.#finish(worker, "ended"));
    worker.on("exit", () => this.#finish(worker, "ended"));
    return worker;
  }

  #finish(worker: Worker, outcome: Outcome): void {
    if (worker !== this.#worker) return;
    const current = this.#current;
    this.#current = null;
    clearTimeout(current?.tooLate);
    if (outcome === "ended") {
      this.#worker = null;
      void worker.terminate();
    } else this.#rest();
    current?.answer(outcome);
    this.#next();
  }

  #rest(): void {
    this.#idle = setTimeout(() => {
      const worker = this.#worker;
      this.#worker = null;
      void worker?.terminate();
    }, this.#limits.idleMs);
    this.#idle.unref();
  }
}

/** The program of the thread lies beside this one, built or as it was written. */
function startWorker(heapMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./workshop-thread.js", import.meta.url), { resourceLimits, execArgv: [] });
  }
  const program = JSON.stringify(new URL("./workshop-thread.ts", import.meta.url).href);
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${program}); })`;
  return new Worker(start, { eval: true, resourceLimits, execArgv: [] });
}
