/** Whether a write failed because another row has the value that only one may have. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
