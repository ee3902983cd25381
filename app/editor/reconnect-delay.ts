/** The longest waits of the first, second … attempt to come back, in milliseconds; the last holds for all further ones. */
const longest = [1_000, 2_000, 3_000];

/**
 * How long to wait before coming back, in milliseconds: anywhere between a fifth of the longest wait and all of it, so that the two hundred
 * whom a restart has sent away do not all knock at the same moment.
 * @param failures attempts that have failed since the last that worked
 * @param chance from 0 to 1
 */
export function reconnectDelay(failures: number, chance: number): number {
  const most = longest[Math.min(failures, longest.length - 1)] ?? 0;
  return most * (0.2 + 0.8 * chance);
}
