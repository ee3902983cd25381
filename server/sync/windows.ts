/**
 * Milliseconds in which the edits of one document gather under load; the first edit after quiet goes at once. What costs is a frame for
 * each person and window, so a crowd waits longer, and nobody longer than an eye notices.
 */
export function commitWindow(connections: number): number {
  if (connections <= 8) return 5;
  return connections <= 20 ? 25 : 48;
}

/** The same for carets that move without an edit. */
export function caretWindow(connections: number): number {
  return connections <= 60 ? 50 : 100;
}

/** The same for the transactions that store the edits of all documents: a hundred small groups share them. */
export const transactionWindow = 6;
