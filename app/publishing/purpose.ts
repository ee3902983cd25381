import type { Status } from "#app/drafting/lifecycle.ts";

/** What a version is published as. */
export type Purpose = "consultation" | "adopted";

/** Of a publication that leads to a status. */
export function purposeOfStep(to: Status): Purpose {
  return to === "consultation" ? "consultation" : "adopted";
}

/** @param stored what a publication keeps */
export function purposeOf(stored: string): Purpose {
  return stored === "adopted" ? "adopted" : "consultation";
}
