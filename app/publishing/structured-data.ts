/** A published version as schema.org describes reports, for search engines (JSON-LD). */
export function structuredData({
  title,
  description,
  number,
  version,
  at,
  url,
  forum,
}: {
  title: string;
  description: string;
  number: string;
  version: number;
  at: Date;
  url: string;
  forum: { name: string; url: string };
}): object {
  return {
    "@context": "https://schema.org",
    "@type": "Report",
    "@id": url,
    url,
    name: title,
    abstract: description,
    reportNumber: number,
    version: String(version),
    inLanguage: "pl",
    datePublished: at.toISOString(),
    isAccessibleForFree: true,
    publisher: { "@type": "Organization", name: forum.name, url: forum.url },
  };
}
