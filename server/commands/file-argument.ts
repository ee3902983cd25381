import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

/**
 * The one file that a command is about, and its switches. A path is relative to where the command was called from.
 * @returns null when only the usage was asked for
 * @throws CommandFailure with the usage
 */
export function readFileArgument<Switch extends string>(
  args: string[],
  terminal: Terminal,
  { usage, switches }: { usage: string; switches: readonly Switch[] },
): { file: string; given: ReadonlySet<string> } | null {
  const options = Object.fromEntries([...switches, "help"].map((name) => [name, { type: "boolean" } as const]));
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new CommandFailure(usage, exitCodes.usage);
  }
  const [file, ...more] = parsed.positionals;
  if (parsed.values.help) {
    terminal.print(usage);
    return null;
  }
  if (!file || more.length > 0) throw new CommandFailure(usage, exitCodes.usage);
  return { file: resolve(terminal.env.CALLED_FROM ?? process.cwd(), file), given: new Set(Object.keys(parsed.values)) };
}
