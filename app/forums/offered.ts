/**
 * Of a list that ships with the product, what this instance offers to choose from. `kept` is what was chosen before: it can be chosen
 * again, so that saving a form takes nothing away from anybody.
 */
export function offered<Id extends string>(
  all: readonly Id[],
  withheld: readonly string[],
  kept: readonly string[] = [],
): Id[] {
  return all.filter((id) => !withheld.includes(id) || kept.includes(id));
}

/** Whether something is among `chosen` that is not offered. */
export function hasWithheld(chosen: readonly string[], withheld: readonly string[], kept: readonly string[] = []) {
  return chosen.some((id) => withheld.includes(id) && !kept.includes(id));
}
