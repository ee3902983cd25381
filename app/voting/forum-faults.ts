import type { Fault } from "./fault.ts";

/** A reason why a vote cannot open; in a joint vote with the name of the forum whose people it is about. */
export interface OpeningFault extends Fault {
  forum?: string;
}

/** Faults that come from who votes in a forum: each forum has its own. */
const aboutPeople: ReadonlySet<string> = new Set([
  "nobodyEntitled",
  "otherNumberEntitled",
  "quorumUnreachable",
  "requiredOutOfBounds",
  "sectorNotInRule",
  "sectorTooSmallForSecrecy",
]);

/**
 * Every reason why the votes of several forums cannot open: of their people by forum, of what they have in common once.
 * @param isJoint whether there are other forums, so that it has to be said whose people a reason is about
 */
export function faultsOfForums(
  forums: readonly { name: string; faults: readonly Fault[] }[],
  isJoint: boolean,
): OpeningFault[] {
  const told = new Map<string, OpeningFault>();
  for (const { name, faults } of forums) {
    for (const one of faults) {
      const fault = isJoint && aboutPeople.has(one.code) ? { ...one, forum: name } : one;
      told.set(JSON.stringify(fault), fault);
    }
  }
  return [...told.values()];
}
