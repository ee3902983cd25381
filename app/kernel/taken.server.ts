/**
 * Whether a write failed because another row has the value that only one may have. On SQLite, tables that never change refuse a second row
 * by a trigger, with the words of an index; the adapter takes the failure of any trigger for that of a foreign key.
 */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error && "code" in error)) return false;
  return error.code === "P2002" || databaseWords(error).includes("UNIQUE constraint failed");
}

/** What the database itself said, where Prisma passes it on. */
function databaseWords(error: Error): string {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } } };
  return meta?.driverAdapterError?.cause?.originalMessage ?? "";
}
