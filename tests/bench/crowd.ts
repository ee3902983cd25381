import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, openAll } from "./client.ts";
import { cpuSeconds, memory } from "./process-figures.ts";
import { readUpdate } from "./read-update.ts";
import type { RunningServer } from "./running-server.ts";
import { Numbers, quantile } from "./statistics.ts";
import { caretAt, keystrokesAt, keystrokeUpdate, paragraphUpdate } from "./typing.ts";

export interface CrowdPlan {
  documents: number;
  /** In each document. */
  people: number;
  writers: number;
  /** Edits a second of each writer. */
  rate: number;
  /** Every edit also moves a caret. */
  carets: boolean;
  warmUpMs: number;
  measureMs: number;
}

export interface CrowdFigures {
  p50: number;
  p95: number;
  p99: number;
  /** Milliseconds of the server's processor time for 1,000 deliveries: one edit reaching one other person. */
  cpuPerThousand: number;
  /** Share of one processor that the server used. */
  cpuShare: number;
  deliveries: number;
  missing: number;
  /** Frames a second from the server to all clients. */
  framesPerSecond: number;
  mebibytesPerSecond: number;
  peakMemory: number;
  /** The load generator's own state: share of the time its loop was busy, and how late it sent, in milliseconds (99th percentile). */
  generatorBusy: number;
  generatorLate: number;
}

interface Writer {
  clientId: number;
  sentAt: number[];
  timer: NodeJS.Timeout | null;
}

let nextClientId = 1_000_000;

/** One document with its people: some write, all time what reaches them. */
class Gathering {
  readonly clients: Client[] = [];
  readonly writers: Writer[];
  private readonly firstClientId: number;
  /** For each recipient, how many keystrokes of each writer have reached them. */
  private readonly seen: Int32Array[];
  private recordedFrom: number[] = [];
  private readonly latencies: Numbers;

  constructor(plan: CrowdPlan, latencies: Numbers) {
    this.latencies = latencies;
    this.firstClientId = nextClientId;
    nextClientId += plan.people;
    this.seen = Array.from({ length: plan.people }, () => new Int32Array(plan.writers));
    this.writers = Array.from({ length: plan.writers }, (_, i) => ({
      clientId: this.firstClientId + i,
      sentAt: [],
      timer: null,
    }));
  }

  clientId(person: number): number {
    return this.firstClientId + person;
  }

  receive(person: number, frame: Uint8Array, start: number): void {
    const now = performance.now();
    readUpdate(frame, start, (clientId, end) => {
      const index = clientId - this.firstClientId;
      const writer = this.writers[index];
      const seen = this.seen[person];
      if (!writer || !seen || index === person) return;
      const upTo = keystrokesAt(end);
      for (let i = seen[index] ?? 0; i < upTo; i++) {
        if (i >= (this.recordedFrom[index] ?? Number.POSITIVE_INFINITY))
          this.latencies.add(now - (writer.sentAt[i] ?? now));
      }
      if (upTo > (seen[index] ?? 0)) seen[index] = upTo;
    });
  }

  /** From now on edits count. */
  record(): void {
    this.recordedFrom = this.writers.map((writer) => writer.sentAt.length);
  }

  get edits(): number {
    return this.writers.reduce((sum, writer, i) => sum + writer.sentAt.length - (this.recordedFrom[i] ?? 0), 0);
  }
}

/** Lets people write together on a running server and measures what it costs and how long it takes. */
export async function measureCrowd(
  server: RunningServer,
  plan: CrowdPlan,
  firstDocument: number,
): Promise<CrowdFigures> {
  const latencies = new Numbers();
  const lateness = new Numbers();
  const gatherings = await gather(server, plan, firstDocument, latencies);
  const clients = gatherings.flatMap((gathering) => gathering.clients);
  const stop = startTyping(gatherings, plan, lateness);
  await sleep(plan.warmUpMs);

  for (const gathering of gatherings) gathering.record();
  const loop = performance.eventLoopUtilization();
  const before = { at: performance.now(), cpu: cpuSeconds(server.pid), ...traffic(clients) };
  await sleep(plan.measureMs);
  stop();
  const generatorBusy = performance.eventLoopUtilization(loop).utilization;
  const seconds = (performance.now() - before.at) / 1000;
  const { frames, bytes } = traffic(clients);
  const expected = gatherings.reduce((sum, one) => sum + one.edits, 0) * (plan.people - 1);
  const end = performance.now() + 5000;
  while (latencies.length < expected && performance.now() < end) await sleep(20);
  const cpu = cpuSeconds(server.pid) - before.cpu;
  const open = clients.filter((client) => client.isOpen).length;
  for (const client of clients) client.close();
  if (open < clients.length) console.error(`${server.name} closed ${clients.length - open} connections`);

  const sorted = latencies.sorted();
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    cpuPerThousand: (cpu * 1e6) / latencies.length,
    cpuShare: cpu / seconds,
    deliveries: latencies.length,
    missing: expected - latencies.length,
    framesPerSecond: (frames - before.frames) / seconds,
    mebibytesPerSecond: (bytes - before.bytes) / seconds / 2 ** 20,
    peakMemory: memory(server.pid).peak,
    generatorBusy,
    generatorLate: quantile(lateness.sorted(), 0.99),
  };
}

function traffic(clients: readonly Client[]): { frames: number; bytes: number } {
  return {
    frames: clients.reduce((sum, client) => sum + client.frames, 0),
    bytes: clients.reduce((sum, client) => sum + client.bytes, 0),
  };
}

async function gather(
  server: RunningServer,
  plan: CrowdPlan,
  firstDocument: number,
  latencies: Numbers,
): Promise<Gathering[]> {
  const gatherings = Array.from({ length: plan.documents }, () => new Gathering(plan, latencies));
  const clients = await openAll(plan.documents * plan.people, (index) => {
    const gathering = gatherings[Math.floor(index / plan.people)] as Gathering;
    const person = index % plan.people;
    const document = server.document(firstDocument + Math.floor(index / plan.people));
    return new Client(server, document, index, (frame, start) => gathering.receive(person, frame, start));
  });
  for (const [index, client] of clients.entries()) {
    const gathering = gatherings[Math.floor(index / plan.people)] as Gathering;
    const person = index % plan.people;
    gathering.clients.push(client);
    client.sendCaret(gathering.clientId(person), personOf(person), null);
  }
  for (const gathering of gatherings) {
    for (const [index, writer] of gathering.writers.entries()) {
      gathering.clients[index]?.sendUpdate(paragraphUpdate(writer.clientId));
    }
  }
  await sleep(500);
  return gatherings;
}

/** What a client says of its person where the server does not know people; as much as ours adds. */
function personOf(person: number): object {
  return { id: `bench${person}`, name: `Participant ${person + 1}`, sector: "cityGovernment", role: "participant" };
}

/** Each writer keeps their own beat from a random moment on. @returns what ends it */
function startTyping(gatherings: readonly Gathering[], plan: CrowdPlan, lateness: Numbers): () => void {
  const interval = 1000 / plan.rate;
  const begin = performance.now();
  for (const gathering of gatherings) {
    for (const [index, writer] of gathering.writers.entries()) {
      const client = gathering.clients[index] as Client;
      let due = begin + Math.random() * interval;
      const type = () => {
        const now = performance.now();
        lateness.add(now - due);
        const number = writer.sentAt.push(now) - 1;
        client.sendUpdate(keystrokeUpdate(writer.clientId, number));
        if (plan.carets) client.sendCaret(writer.clientId, personOf(index), caretAt(writer.clientId, number));
        due += interval;
        writer.timer = setTimeout(type, Math.max(0, due - performance.now()));
      };
      writer.timer = setTimeout(type, due - begin);
    }
  }
  return () => {
    for (const gathering of gatherings) {
      for (const writer of gathering.writers) if (writer.timer) clearTimeout(writer.timer);
    }
  };
}
