import { isPublic, type Status } from "./lifecycle.ts";

/** Stages that a text can reach straight from the working draft, without everyone having read it. */
const afterDrafting: readonly Status[] = ["frozen", "voting", "rejected", "withdrawn"];

/**
 * Whether everyone may read the text of a recommendation that is public. A recommendation that was consulted once stays public when it
 * is withdrawn, but what was written after it had gone back to drafting was never shown to anyone. `changes` in the order of time.
 */
export function isTextPublic(status: Status, changes: readonly { from: Status; to: Status }[]): boolean {
  if (status === "draft") return false;
  if (!afterDrafting.includes(status)) return true;
  return changes.findLast((change) => change.from === "draft")?.to === "consultation";
}

/** What everyone sees of a recommendation once it is withdrawn from where it stands now: all of it, its page without the text, or nothing. */
export function seenOnceWithdrawn(recommendation: {
  status: Status;
  wasPublic: boolean;
  statusChanges: readonly { from: Status; to: Status }[];
}): "all" | "withoutText" | "nothing" {
  const { status, wasPublic, statusChanges } = recommendation;
  if (!isPublic("withdrawn", wasPublic)) return "nothing";
  return isTextPublic("withdrawn", [...statusChanges, { from: status, to: "withdrawn" }]) ? "all" : "withoutText";
}
