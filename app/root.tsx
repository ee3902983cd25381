import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  type UIMatch,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import stylesheet from "./styles/app.css?url";
import { DemoBanner } from "./ui/demo-banner.tsx";
import { Failure, failureKind } from "./ui/failure.tsx";
import { IslandScriptsContext } from "./ui/island.tsx";
import type { PageHandle } from "./ui/page-handle.ts";
import { PageMetaTags } from "./ui/page-meta-tags.tsx";
import { SiteFooter } from "./ui/site-footer.tsx";
import { SiteHeader } from "./ui/site-header.tsx";
import { useVisitor } from "./ui/visitor.tsx";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

export function loader({ context }: LoaderFunctionArgs) {
  const { actor, half, isDemo, isEmpty } = context;
  return { person: (actor ?? half)?.name ?? null, isSecretariat: actor?.isSecretariat === true, isDemo, isEmpty };
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const root = useRouteLoaderData<typeof loader>("root");
  // A form that failed leaves the page without its data.
  const rendered = useVisitor();
  const visitor = root ?? rendered;
  const error = useRouteError();
  const isDevelopment = useContext(IslandScriptsContext)?.runtime !== undefined;
  const page = useMatches().at(-1) as UIMatch<never, Partial<PageHandle> | undefined> | undefined;
  const isWide = !error && page?.handle?.isWide === true;
  const title = error ? t(`failure.${kindOf(error)}.title`) : page?.handle?.title?.(t, page.data);
  const meta = error ? null : page?.handle?.meta?.(t, page.data);
  return (
    <html lang={i18n.language} dir={i18n.dir()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} · ${t("site.name")}` : t("site.name")}</title>
        {meta && <PageMetaTags meta={meta} site={t("site.name")} />}
        <link rel="alternate" type="application/atom+xml" title={t("feed.all")} href="/feed.atom" />
        <link rel="stylesheet" href={stylesheet} />
        <Links />
        <script type="module" src="/keep-place.js" />
        {isDevelopment && <script type="module" src="/app/development.ts" />}
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:px-4 focus:py-3 focus:text-accent"
        >
          {t("site.skip")}
        </a>
        {visitor?.isDemo && <DemoBanner />}
        <SiteHeader
          person={visitor?.person ?? null}
          isSecretariat={visitor?.isSecretariat === true}
          isWide={isWide}
          isEmpty={visitor?.isEmpty === true}
        />
        <main
          id="content"
          tabIndex={-1}
          className={isWide ? "flex-1" : "mx-auto w-full max-w-page flex-1 px-4 pt-8 sm:px-6 sm:pt-10"}
        >
          {children}
        </main>
        {!isWide && <SiteFooter />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Failure kind={kindOf(useRouteError())} />;
}

function kindOf(error: unknown) {
  return failureKind(isRouteErrorResponse(error) ? error.status : 500);
}
