import type { DocumentText } from "#app/drafting/document-json.ts";
import { publishedVersionPath, recommendationPath } from "#app/drafting/paths.ts";
import type { PageMeta } from "#app/ui/page-meta.ts";
import { describe } from "./description.ts";
import { structuredData } from "./structured-data.ts";

/** What others show of a published version. `isOlder`: on a page of its own while another one stands. */
export function publishedMeta({
  recommendation,
  published,
  text,
  isOlder,
  publicUrl,
}: {
  recommendation: { number: string; isFictitious: boolean; lead: { slug: string; name: string } };
  published: { title: string; version: number; at: Date };
  text: DocumentText;
  isOlder: boolean;
  publicUrl(path: string): string;
}): PageMeta {
  const { number, isFictitious, lead } = recommendation;
  const { title, version, at } = published;
  const description = describe(text);
  const url = publicUrl(publishedVersionPath(lead.slug, number, version));
  // The page of the recommendation shows what stands; an older version has only its own.
  const canonical = isOlder ? url : publicUrl(recommendationPath(lead.slug, number));
  const forum = { name: lead.name, url: publicUrl(`/forums/${lead.slug}`) };
  return {
    title: `${number} – ${title}`,
    description,
    canonical,
    lang: "pl-PL",
    publishedAt: at,
    data: structuredData({ title, description, number, version, at, url, forum }),
    isHidden: isFictitious,
  };
}
