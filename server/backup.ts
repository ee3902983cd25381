import { runBackup } from "./commands/backup.ts";
import { processTerminal } from "./commands/terminal.ts";

process.exitCode = await runBackup(process.argv.slice(2), processTerminal);
