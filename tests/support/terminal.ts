import { Readable } from "node:stream";
import type { Terminal } from "#server/commands/terminal.ts";

/** A terminal whose lines can be read afterwards. `typed` is what is piped into the command. */
export function testTerminal(env: Record<string, string | undefined>, typed = "") {
  const printed: string[] = [];
  const complaints: string[] = [];
  const terminal: Terminal = {
    env,
    stdin: Readable.from(typed === "" ? [] : [typed]),
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  };
  return { terminal, printed, complaints };
}
