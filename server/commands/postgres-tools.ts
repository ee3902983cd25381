import { CommandFailure } from "./terminal.ts";

/** PostgreSQL has tools of its own for copies. @throws the line to run in place of our command */
export function pointToPostgresTools(databaseUrl: string, file: string, tool: "backup" | "restore"): never {
  const url = new URL(databaseUrl);
  const schema = url.searchParams.get("schema") ?? "public";
  // Not a parameter that PostgreSQL's own tools know; and a password does not belong into a list of processes.
  url.searchParams.delete("schema");
  url.password = "";
  const line =
    tool === "backup"
      ? `pg_dump --format=custom --schema=${schema} --file='${file}' '${url.href}'`
      : `pg_restore --clean --if-exists --no-owner --exit-on-error --single-transaction --dbname='${url.href}' '${file}'`;
  const stop = tool === "restore" ? " Stop the server first." : "";
  throw new CommandFailure(`This instance keeps its data in PostgreSQL, which has its own tool.${stop} Run: ${line}`);
}
