/** How long an instance keeps what does not go by itself, in days; 0: for ever. Set by the environment. */
export interface Retention {
  /** An account that nobody has signed in to for so long is erased. */
  inactiveAccountDays: number;
  /** Acts in the log that are older name nobody any more. */
  actsDays: number;
}

/** The moment before which something is too old; null when nothing ever is. */
export function tooOldBefore(now: Date, days: number): Date | null {
  return days === 0 ? null : new Date(now.getTime() - days * 86_400_000);
}
