import type { Status } from "#app/drafting/lifecycle.ts";

export interface PublicationFacts {
  /** The version's number. */
  version: number;
  at: Date;
}

/** What a published version is worth now; all stay readable. */
export type PublicationStanding =
  | { kind: "current" }
  /** `by` is the version that was published after it; null where another recommendation took its place, which the reason names. */
  | { kind: "superseded"; by: number | null; at: Date | null; reason: string }
  | { kind: "withdrawn"; at: Date; reason: string };

/**
 * How each publication of a recommendation stands: every later one replaces those before, and whoever withdraws the recommendation
 * withdraws the last one. Both in the order of time.
 */
export function standingsOf(
  publications: readonly PublicationFacts[],
  status: Status,
  changes: readonly { to: Status; at: Date; reason: string }[],
): PublicationStanding[] {
  return publications.map((_, index): PublicationStanding => {
    const next = publications[index + 1];
    if (next) return { kind: "superseded", by: next.version, at: next.at, reason: "" };
    const last = changes.findLast(({ to }) => to === status);
    if (status === "superseded")
      return { kind: "superseded", by: null, at: last?.at ?? null, reason: last?.reason ?? "" };
    if (status === "withdrawn" && last) return { kind: "withdrawn", at: last.at, reason: last.reason };
    return { kind: "current" };
  });
}

/**
 * Whether the text as it stands is newer than what was published and open to everyone all the same: consulted again without being frozen.
 */
export function isLiveTextNewer(
  published: { at: Date } | undefined,
  changes: readonly { from: Status; to: Status; at: Date }[],
): boolean {
  const consulted = changes.findLast(({ from, to }) => from === "draft" && to === "consultation");
  return published === undefined || (consulted !== undefined && consulted.at > published.at);
}
