/** Whether a number can be a version's at all: a whole one from 1 that every database can hold. */
export function isVersionNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value < 2 ** 31;
}

/** A version's number as it stands in an address; null for anything else, "01" too. */
export function parseVersionNumber(text: string | undefined): number | null {
  const value = Number(text);
  return /^[1-9]\d*$/.test(text ?? "") && isVersionNumber(value) ? value : null;
}
