import type { useLoaderData } from "@remix-run/react";
import type { TFunction } from "i18next";
import type { PageMeta } from "./page-meta.ts";

/** What a route tells the frame around it. `Loader` is the type of the route's loader. */
export interface PageHandle<Loader = unknown> {
  /** The page's title, without the name of the site. */
  title(t: TFunction, data: ReturnType<typeof useLoaderData<Loader>>): string;
  /** What others show of the page; null for one that nobody else should. */
  meta?(t: TFunction, data: ReturnType<typeof useLoaderData<Loader>>): PageMeta | null;
  /** The page fills the window: the frame adds no margins and no footer. */
  isWide?: boolean;
}
