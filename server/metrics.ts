import type { Request, RequestHandler } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { SyncFigures, SyncState } from "./sync/figures.ts";

/** Seconds. Commits take 1–50 ms in order, and seconds when the database is away. */
const latencyBuckets = [0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Each look at the event loop wakes the process; at the default of 10 ms these looks cost more than a meeting's commits. */
const eventLoopPrecisionMs = 250;

/** What `/metrics` says, in Prometheus text: the sync server's figures and those of the process. */
export class Metrics {
  /** Where the sync server reports. */
  readonly sync: SyncFigures;
  private readonly registry = new Registry();
  private readonly gauges: { gauge: Gauge; read(state: SyncState): number }[];

  constructor() {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: eventLoopPrecisionMs });
    this.sync = this.countSync();
    this.gauges = [
      this.gauge("documents", "Documents in memory.", (now) => now.documents),
      this.gauge("hydrated_documents", "Documents in memory that are written into.", (now) => now.hydratedDocuments),
      this.gauge("sockets", "Open sockets.", (now) => now.sockets),
      this.gauge("queue_depth", "Updates and barriers received and not yet settled.", (now) => now.queued),
      this.gauge("queue_bytes", "Bytes of updates received and not yet settled.", (now) => now.queuedBytes),
      this.gauge("buffered_bytes", "Bytes that slow readers have not taken yet.", (now) => now.bufferedBytes),
      this.gauge(
        "oldest_barrier_seconds",
        "How long the oldest unanswered barrier has waited.",
        (now) => now.oldestBarrierMs / 1000,
      ),
    ];
  }

  /**
   * Answers on the same machine only, and never through a proxy, unless everyone may ask. `state` is asked at every reading.
   */
  handler(access: "local" | "public", state: () => SyncState): RequestHandler {
    return async (request, response) => {
      if (access === "local" && !isLocal(request)) {
        response.status(404).type("text").send("Not found.\n");
        return;
      }
      const now = state();
      for (const { gauge, read } of this.gauges) gauge.set(read(now));
      response.setHeader("Content-Type", this.registry.contentType);
      response.end(await this.registry.metrics());
    };
  }

  private countSync(): SyncFigures {
    const commits = this.histogram("commit_seconds", "From an update's arrival to its being on disk.");
    const failures = this.counter("commit_failures_total", "Commits that the database refused.");
    const rejected = this.counter("rejected_updates_total", "Updates that were not stored.", ["reason"]);
    const gaps = this.counter("pending_structs_total", "Updates that build on what the text lacks.");
    const moved = this.counter("sequence_gaps_total", "Times the journal was further than the room.");
    const snapshots = this.histogram("snapshot_seconds", "Encoding and storing a snapshot.");
    const failedSnapshots = this.counter("snapshot_failures_total", "Snapshots that were not stored.");
    const broken = this.counter("broken_snapshots_total", "Snapshots that could not be read.");
    const closed = this.counter("closed_sockets_total", "Sockets that have closed.", ["code"]);
    return {
      committed: (ms) => commits.observe(ms / 1000),
      commitFailed: () => failures.inc(),
      rejected: (reason) => {
        rejected.inc({ reason });
        if (reason === "gap") gaps.inc();
      },
      sequenceGap: () => moved.inc(),
      compacted: (ms) => snapshots.observe(ms / 1000),
      compactionFailed: () => failedSnapshots.inc(),
      snapshotBroken: () => broken.inc(),
      socketClosed: (code) => closed.inc({ code: codeLabel(code) }),
    };
  }

  private gauge(name: string, help: string, read: (state: SyncState) => number) {
    return { gauge: new Gauge({ name: `trojglos_sync_${name}`, help, registers: [this.registry] }), read };
  }

  private counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name: `trojglos_sync_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string): Histogram {
    return new Histogram({ name: `trojglos_sync_${name}`, help, buckets: latencyBuckets, registers: [this.registry] });
  }
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** The socket's own address: what a proxy says of the caller means that the caller is elsewhere. */
function isLocal(request: Request): boolean {
  const isForwarded = request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  return !isForwarded && loopback.has(request.socket.remoteAddress ?? "");
}

/** A client may close with any code; only the usual ones and ours are told apart. */
function codeLabel(code: number): string {
  const isKnown = (code >= 1000 && code <= 1015) || (code >= 4400 && code < 4600);
  return isKnown ? String(code) : "other";
}
