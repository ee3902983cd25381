import { publishedVersionPath } from "#app/drafting/paths.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { ShownShare } from "#app/versions/shown-shares.ts";
import type { Published } from "./read-publications.server.ts";

/** What a page shows of a published version beside its text. */
export interface ShownVersion extends Published {
  /** Absolute, for a citation. */
  address: string;
  shares: ShownShare[];
}

export function toShown(
  ctx: Context,
  { number, lead }: { number: string; lead: { slug: string } },
  published: Published,
  shares: ShownShare[],
): ShownVersion {
  return { ...published, address: ctx.publicUrl(publishedVersionPath(lead.slug, number, published.version)), shares };
}
