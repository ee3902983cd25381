import type { ServerKind, Wire } from "./wire.ts";

/** A server under measurement: a process of its own on this machine. */
export interface RunningServer {
  kind: ServerKind;
  name: string;
  wire: Wire;
  pid: number;
  port: number;
  /** Headers of a person's upgrade request. */
  headers(person: number): Record<string, string>;
  /** The name of the document with a number; for ours an existing draft. */
  document(index: number): string;
  /** Everything it has printed. */
  output(): string;
  /** Ends it, and waits until it has gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}
