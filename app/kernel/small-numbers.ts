/** What is told of fewer people together comes too close to telling it of each (docs/voting.md). */
export const leastGroup = 10;

/**
 * Which parts of a whole that is known are withheld: those that may not be told of by themselves; and where what is left over for them
 * would tell as much, more of the others: the smallest first, then the first by name, so that the choice says nothing else.
 * @param sizes of the parts, by their names
 * @param mayBeTold whether the sum of these parts may be published
 */
export function withheldParts(
  sizes: Readonly<Record<string, number>>,
  mayBeTold: (parts: readonly string[]) => boolean,
): Set<string> {
  const withheld = new Set(Object.keys(sizes).filter((name) => !mayBeTold([name])));
  const bySize = Object.entries(sizes).sort(
    ([one, size], [other, otherSize]) => size - otherSize || (one < other ? -1 : 1),
  );
  for (const [name] of bySize) {
    if (withheld.size === 0 || (withheld.size > 1 && mayBeTold([...withheld]))) break;
    withheld.add(name);
  }
  return withheld;
}
