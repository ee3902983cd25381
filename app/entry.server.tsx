import { PassThrough } from "node:stream";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nProvider } from "#app/i18n/use-translation.tsx";
import { createI18n } from "./i18n/create-i18n.ts";
import { languageFor } from "./people/language-for.server.ts";
import { IslandScriptsContext } from "./ui/island.tsx";
import { PageContext } from "./ui/typed-fields.ts";
import { VisitorContext } from "./ui/visitor.tsx";

/** Renders a page. It is sent when it is complete: the data is there already. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { ctx, actor, half, nonce, isDemo, isEmpty, hasPseudoLanguages, typed }: AppLoadContext,
): Promise<Response> {
  const person = actor ?? half;
  const i18n = await createI18n(await languageFor(ctx, actor, request, hasPseudoLanguages));
  const { pathname, search } = new URL(request.url);
  // `hmr` is there in development; its type is not.
  const { entry, hmr }: EntryContext["manifest"] & { hmr?: { runtime?: string } } = remixContext.manifest;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", i18n.language);
  headers.append("Vary", "Cookie, Accept-Language");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", person ? "no-store" : "private, no-cache");

  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <I18nProvider i18n={i18n}>
        <IslandScriptsContext.Provider value={{ entry: entry.module, preload: entry.imports, runtime: hmr?.runtime }}>
          <VisitorContext.Provider
            value={{ person: person?.name ?? null, isSecretariat: actor?.isSecretariat === true, isDemo, isEmpty }}
          >
            <PageContext.Provider value={{ path: pathname + search, typed }}>
              <RemixServer context={remixContext} url={request.url} nonce={nonce} />
            </PageContext.Provider>
          </VisitorContext.Provider>
        </IslandScriptsContext.Provider>
      </I18nProvider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
          pipe(body);
        },
        onShellError: reject,
      },
    );
  });
}

export const handleDataRequest: HandleDataRequestFunction = (response) => {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
};

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A refusal that a route threw is an answer, not a fault.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.ctx.log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "a page failed");
};
