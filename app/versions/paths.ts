import { recommendationPath, versionsPath } from "#app/drafting/paths.ts";

/** A version by its number, or the working text as it stands. */
export type VersionName = number | "draft";

/** What an address under …/versions/ names: one version, or two, the earlier first. */
export type VersionAddress = { kind: "one"; version: number } | { kind: "two"; from: number; to: VersionName };

/**
 * Reads the last part of an address: "3", "3..5", "3..draft".
 * @returns null for what is no address; for a pair the wrong way round, or of one and the same, `canonical` is the address it means
 */
export function readVersionAddress(text: string): { address: VersionAddress; canonical: string } | null {
  const [first = "", second, ...rest] = text.split("..");
  const one = readName(first);
  if (one === null || rest.length > 0) return null;
  if (second === undefined) return one === "draft" ? null : { address: { kind: "one", version: one }, canonical: text };
  const other = readName(second);
  if (other === null) return null;
  return pairOf(one, other);
}

function pairOf(one: VersionName, other: VersionName): { address: VersionAddress; canonical: string } | null {
  const [from, to] = one === "draft" || (other !== "draft" && other < one) ? [other, one] : [one, other];
  if (from === "draft") return null;
  if (from === to) return { address: { kind: "one", version: from }, canonical: String(from) };
  return { address: { kind: "two", from, to }, canonical: `${from}..${to}` };
}

function readName(text: string): VersionName | null {
  if (text === "draft") return text;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

/** Addresses; `forum` is the slug of the forum under which the recommendation is shown. */
export function versionPath(forum: string, number: string, version: number): string {
  return `${versionsPath(forum, number)}/${version}`;
}

export function comparisonPath(forum: string, number: string, from: number, to: VersionName): string {
  return `${versionsPath(forum, number)}/${from}..${to}`;
}

export function timelinePath(forum: string, number: string, from: number, to: number): string {
  return `${versionsPath(forum, number)}/timeline?from=${from}&to=${to}`;
}

export function versionFilePath(forum: string, number: string, version: number): string {
  return `${versionPath(forum, number, version)}/file.json`;
}

export function nameVersionPath(forum: string, number: string): string {
  return `${recommendationPath(forum, number)}/name-version`;
}

export function restorePath(forum: string, number: string, version: number): string {
  return `${versionPath(forum, number, version)}/restore`;
}
