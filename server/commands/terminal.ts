import type { Readable } from "node:stream";

/** Where a command talks to whoever gave it. */
export interface Terminal {
  env: Record<string, string | undefined>;
  stdin: Readable & { isTTY?: boolean };
  /** A line of the result. */
  print(line: string): void;
  /** A line on what went wrong. */
  complain(line: string): void;
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  env: process.env,
  stdin: process.stdin,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
};

/** What a command ends with: done, refused or failed, or not understood. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** A command cannot go on; `message` is the one line that says why. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command; whatever stops it becomes one line. @returns the exit code */
export async function runCommand(terminal: Terminal, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return exitCodes.done;
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    terminal.complain(line.split("\n").find((part) => part.trim() !== "") ?? "It failed, and nothing says why.");
    return error instanceof CommandFailure ? error.exitCode : exitCodes.failed;
  }
}
