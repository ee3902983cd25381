const dayInMs = 86_400_000;

/** Until when dissenting opinions may be attached to a vote that was closed; null where none may, as after a cancelled vote. */
export function dissentDeadline(vote: { dissentDays: number; end: { kind: string; at: Date } | null }): Date | null {
  const { end, dissentDays } = vote;
  return end?.kind === "closed" ? new Date(end.at.getTime() + dissentDays * dayInMs) : null;
}
