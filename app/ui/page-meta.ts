/** What search engines and other sites show of a page. */
export interface PageMeta {
  title: string;
  description: string;
  /** The one address of what the page shows, absolute. */
  canonical: string;
  /** BCP 47, of the title and the description. */
  lang: string;
  publishedAt?: Date;
  /** schema.org, as JSON-LD. */
  data?: object;
  /** Kept out of search engines: invented content. */
  isHidden?: boolean;
}
