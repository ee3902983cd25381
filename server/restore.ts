import { runRestore } from "./commands/restore.ts";
import { processTerminal } from "./commands/terminal.ts";

process.exitCode = await runRestore(process.argv.slice(2), processTerminal);
