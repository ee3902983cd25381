import type { Status } from "#app/drafting/lifecycle.ts";

/** What a moderator does next with a recommendation; null where the next step is somebody else's, or there is none. */
export type NextStep = "consult" | "freeze" | "vote" | "publish";

const steps: Partial<Record<Status, NextStep>> = {
  consultation: "freeze",
  frozen: "vote",
  adopted: "publish",
};

/** A draft is consulted first, and frozen for the vote once it has been. */
export function nextStep(status: Status, changes: readonly { to: Status }[]): NextStep | null {
  if (status === "draft") return changes.some(({ to }) => to === "consultation") ? "freeze" : "consult";
  return steps[status] ?? null;
}

/** Who or what a recommendation waits for where the moderator has no step to take. */
export function waitsFor(status: Status): "vote" | "handOver" | "answer" | "implementation" | "nothing" {
  if (status === "voting") return "vote";
  if (status === "published") return "handOver";
  if (status === "handedOver" || status === "referred" || status === "noAnswer") return "answer";
  if (status === "accepted" || status === "partlyAccepted" || status === "inProgress") return "implementation";
  return "nothing";
}
