import type { PageMeta } from "./page-meta.ts";

/** What others show of a page as elements of its head: description, Open Graph, canonical address, JSON-LD. */
export function PageMetaTags({ meta, site }: { meta: PageMeta; site: string }) {
  const { title, description, canonical, lang, publishedAt, data, isHidden } = meta;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={canonical} />
      {isHidden && <meta name="robots" content="noindex" />}
      <meta property="og:site_name" content={site} />
      <meta property="og:type" content={publishedAt ? "article" : "website"} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:locale" content={lang.replace("-", "_")} />
      {publishedAt && <meta property="article:published_time" content={publishedAt.toISOString()} />}
      {data && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing can end the element.
          dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
        />
      )}
    </>
  );
}
