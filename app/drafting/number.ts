/** The number after the highest of `taken` in a series like "KRK-2026-": two digits, more when needed. */
export function nextNumber(series: string, taken: readonly string[]): string {
  const highest = taken
    .filter((number) => number.startsWith(series))
    .map((number) => Number.parseInt(number.slice(series.length), 10))
    .reduce((max, value) => Math.max(max, value), 0);
  return `${series}${String(highest + 1).padStart(2, "0")}`;
}
