import type { useLoaderData } from "@remix-run/react";
import type { TFunction } from "i18next";

/** What a route tells the frame around it. `Loader` is the type of the route's loader. */
export interface PageHandle<Loader = unknown> {
  /** The page's title, without the name of the site. */
  title(t: TFunction, data: ReturnType<typeof useLoaderData<Loader>>): string;
  /** The page fills the window: the frame adds no margins and no footer. */
  isWide?: boolean;
}
