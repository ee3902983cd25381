import type { Status } from "#app/drafting/lifecycle.ts";

/** Whether the text of a recommendation is still the one that was frozen last: nobody could write in it since. */
export function standsAsFrozen({
  status,
  statusChanges,
}: {
  status: Status;
  statusChanges: readonly { to: Status }[];
}): boolean {
  const lastTo = (to: Status) => statusChanges.findLastIndex((change) => change.to === to);
  return status !== "draft" && lastTo("frozen") > lastTo("draft");
}
