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
  const leftDrafting = changes.findLastIndex((change) => change.from === "draft");
  return changes.slice(leftDrafting).some(({ to }) => to === "consultation" || to === "published");
}

/** What everyone sees of a recommendation once it moves on from where it stands now: all of it, its page without the text, or nothing. */
export function seenOnceMoved(
  recommendation: {
    status: Status;
    wasPublic: boolean;
    statusChanges: readonly { from: Status; to: Status }[];
  },
  to: "withdrawn" | "frozen",
): "all" | "withoutText" | "nothing" {
  const { status, wasPublic, statusChanges } = recommendation;
  if (!isPublic(to, wasPublic)) return "nothing";
  return isTextPublic(to, [...statusChanges, { from: status, to }]) ? "all" : "withoutText";
}
