import type { LevelId, PolicyAreaId } from "./catalogue.ts";

/** The data of a recommendation as they went with a published version. */
export interface PublishedData {
  areas: PolicyAreaId[];
  addressees: { name: string; levels: LevelId[]; isCoAddressee: boolean }[];
  indicators: { name: string; baseline: string; target: string }[];
  sources: { title: string; url: string }[];
  lead: { slug: string; name: string };
  joined: { slug: string; name: string }[];
}

export function encodePublishedData({ areas, addressees, indicators, sources, lead, joined }: PublishedData): string {
  return JSON.stringify({ areas, addressees, indicators, sources, lead, joined } satisfies PublishedData);
}

/** @param stored what encodePublishedData wrote */
export function decodePublishedData(stored: string): PublishedData {
  return JSON.parse(stored) as PublishedData;
}
