import { xmlElement } from "./xml.ts";

export interface FeedEntry {
  title: string;
  url: string;
  publishedAt: Date;
  updatedAt: Date;
  author: string;
  summary: string;
}

export interface Feed {
  title: string;
  /** Of the feed itself, and of the page that it is about. */
  selfUrl: string;
  pageUrl: string;
  /** BCP 47, of the titles and summaries. */
  lang: string;
  /** The newest first. */
  entries: readonly FeedEntry[];
}

/** A feed as Atom (RFC 4287). The address of an entry is its id: it never changes. */
export function atomFeed({ title, selfUrl, pageUrl, lang, entries }: Feed): string {
  const updatedAt = new Date(Math.max(0, ...entries.map((entry) => entry.updatedAt.getTime())));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    xmlElement("id", selfUrl),
    xmlElement("title", title),
    xmlElement("updated", updatedAt.toISOString()),
    xmlElement("link", "", { rel: "self", type: "application/atom+xml", href: selfUrl }),
    xmlElement("link", "", { rel: "alternate", type: "text/html", href: pageUrl }),
    ...entries.flatMap((entry) => [
      "<entry>",
      xmlElement("id", entry.url),
      xmlElement("title", entry.title),
      xmlElement("link", "", { rel: "alternate", type: "text/html", href: entry.url }),
      xmlElement("published", entry.publishedAt.toISOString()),
      xmlElement("updated", entry.updatedAt.toISOString()),
      `<author>${xmlElement("name", entry.author)}</author>`,
      xmlElement("summary", entry.summary, { type: "text" }),
      "</entry>",
    ]),
    "</feed>",
    "",
  ].join("\n");
}
