import { runAdmin } from "./commands/admin.ts";
import { processTerminal } from "./commands/terminal.ts";

process.exitCode = await runAdmin(process.argv.slice(2), processTerminal);
