import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedVersionPath, recommendationPath } from "#app/drafting/paths.ts";
import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import { readForums } from "#app/forums/read-forums.server.ts";
import { changedAt, readAllPublications } from "#app/publishing/read-all-publications.server.ts";
import { xmlElement } from "#app/publishing/xml.ts";

/** A sitemap holds at most so many addresses (sitemaps.org). */
const most = 50_000;

/** Every page that everyone may read. */
export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  const [forums, recommendations, publications] = await Promise.all([
    readForums(ctx),
    readRecommendations(ctx, null),
    readAllPublications(ctx),
  ]);
  const pages: { path: string; at?: Date }[] = [
    { path: "/" },
    ...forums.map(({ slug }) => ({ path: `/forums/${slug}` })),
    ...recommendations.map(({ lead, number, updatedAt }) => ({
      path: recommendationPath(lead.slug, number),
      at: updatedAt,
    })),
    ...publications.map((one) => ({
      path: publishedVersionPath(one.forum.slug, one.number, one.version),
      at: changedAt(one),
    })),
  ];
  const urls = pages.slice(0, most).map(({ path, at }) => {
    const lastmod = at ? xmlElement("lastmod", at.toISOString()) : "";
    return `<url>${xmlElement("loc", ctx.publicUrl(path))}${lastmod}</url>`;
  });
  const sitemap = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    "</urlset>",
    "",
  ].join("\n");
  return new Response(sitemap, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=300" },
  });
}
