import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import helmet from "helmet";
import type { Entity } from "#app/accessibility/entity.ts";
import type { RequestLimits } from "#app/accessibility/request-limits.server.ts";
import type { FileWorkshop } from "#app/files/workshop.ts";
import { errors as english } from "#app/i18n/en/errors.ts";
import { errors as polish } from "#app/i18n/pl/errors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { newId } from "#app/kernel/id.server.ts";
import type { SignInLimits } from "#app/people/sign-in-limits.server.ts";
import type { Retention } from "#app/privacy/retention.ts";
import { compressedFiles } from "./compressed-files.ts";
import { emptyInstance } from "./empty-instance.ts";
import type { KeptPages } from "./kept-pages.ts";
import { answerLanguageWish } from "./language-wish.ts";
import { isOwnOrigin } from "./origin.ts";
import { visitor } from "./visitor.ts";

export interface HttpParts {
  ctx: Context;
  limits: SignInLimits;
  requestLimits: RequestLimits;
  entity: Entity;
  workshop: FileWorkshop;
  build: ServerBuild | (() => Promise<ServerBuild>);
  isDemo: boolean;
  retention: Retention;
  /** Who answers for the data, as the privacy page says. */
  controller: { name: string; email: string };
  isMailShown: boolean;
  isDevelopment: boolean;
  hasPseudoLanguages: boolean;
  appUrl: string | undefined;
  /** Null while one develops: pages change then without a word. */
  keptPages: KeptPages | null;
  /** Networks and addresses of reverse proxies. */
  trustedProxies: string[];
  isReady(): Promise<boolean>;
  /** Serves the browser's files: the build's, or Vite's in development. */
  assets: RequestHandler;
  /** `/live` by long polling. */
  live: RequestHandler;
  /** `/sync` over plain HTTP. */
  polling: RequestHandler;
  metrics: RequestHandler;
}

/** The Express application: health, figures, security headers, static files, `/live`, and Remix for everything else. */
export function createHttp(parts: HttpParts): Express {
  const app = express();
  app.disable("x-powered-by");
  // A reverse proxy may say what the scheme and the caller's address are; nobody else.
  app.set("trust proxy", parts.trustedProxies);
  app.use(requestLog(parts.ctx));
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", async (_request, response) => {
    const isReady = await parts.isReady();
    response
      .status(isReady ? 200 : 503)
      .type("text")
      .send(isReady ? "ready" : "not ready");
  });
  app.get("/metrics", parts.metrics);
  app.use(securityHeaders(parts.appUrl, parts.isDevelopment));
  app.use("/live", parts.live);
  app.use("/sync", parts.polling);
  if (parts.keptPages) app.use(parts.keptPages.keep);
  app.use(openReading);
  app.use(compression());
  app.use(parts.assets);
  app.use(ownOriginOnly(parts.appUrl));
  app.use(emptyInstance(parts.ctx));
  app.use(visitor(parts.ctx));
  app.use(answerLanguageWish(parts.ctx, isHttps(parts)));
  app.all("*", remix(parts));
  app.use(lastResort(parts.ctx));
  return app;
}

/** Files of the build: those with a hash in their name never change. */
export function buildAssets(root: string): RequestHandler {
  const files = express.Router();
  const client = join(root, "build/client");
  const assets = { immutable: true, maxAge: "1y", fallthrough: false, setHeaders: withoutPageHeaders };
  files.use(compressedFiles(client));
  files.use("/assets", express.static(join(client, "assets"), assets));
  files.use(express.static(client, { maxAge: "1h", setHeaders: withoutPageHeaders }));
  return files;
}

/** What governs pages is of no use on a font or a style sheet, and outweighs some of them. */
function withoutPageHeaders(response: ServerResponse): void {
  for (const name of pageHeaders) response.removeHeader(name);
}

const pageHeaders = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Origin-Agent-Cluster",
  "Referrer-Policy",
  "X-DNS-Prefetch-Control",
  "X-Download-Options",
  "X-Frame-Options",
  "X-Permitted-Cross-Domain-Policies",
  "X-XSS-Protection",
];

function requestLog(ctx: Context): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    const startedAt = performance.now();
    response.setHeader("X-Request-Id", requestId);
    response.once("finish", () => {
      // The path only: a query may hold what somebody searched for.
      const { method, path } = request;
      const ms = Math.round(performance.now() - startedAt);
      ctx.log.info({ requestId, method, path, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

function securityHeaders(appUrl: string | undefined, isDevelopment: boolean): RequestHandler {
  const isHttps = appUrl?.startsWith("https:") === true;
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", `'nonce-${response.locals.nonce}'`],
          // Vite inserts styles as elements while it watches them.
          styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: isHttps,
    })(request, response, next);
  };
}

function ownOriginOnly(appUrl: string | undefined): RequestHandler {
  const reading = new Set(["GET", "HEAD", "OPTIONS"]);
  return (request, response, next) => {
    if (reading.has(request.method) || isOwnOrigin(request, appUrl)) {
      next();
      return;
    }
    response.status(403).json({ error: "foreignOrigin" });
  };
}

const isHttps =
  ({ appUrl }: Pick<HttpParts, "appUrl">) =>
  (request: Request) =>
    request.secure || appUrl?.startsWith("https:") === true;

/** Open data and feeds may be read by scripts of any site, without credentials; nothing else may. */
const openReading: RequestHandler = (request, response, next) => {
  const isOpen = request.path.startsWith("/api/v1/") || request.path.endsWith("/feed.atom");
  if (!isOpen || !["GET", "HEAD", "OPTIONS"].includes(request.method)) {
    next();
    return;
  }
  response.set({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" });
  if (request.method !== "OPTIONS") {
    next();
    return;
  }
  response.set({ "Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Max-Age": "86400" }).status(204).end();
};

function remix(parts: HttpParts): RequestHandler {
  return createRequestHandler({
    build: parts.build,
    getLoadContext: (request, response) => ({
      ctx: parts.ctx,
      actor: response.locals.actor,
      half: response.locals.half,
      limits: parts.limits,
      requestLimits: parts.requestLimits,
      entity: parts.entity,
      workshop: parts.workshop,
      address: request.ip ?? "",
      userAgent: request.get("user-agent") ?? "",
      nonce: response.locals.nonce,
      isHttps: isHttps(parts)(request),
      isDemo: parts.isDemo,
      hasPseudoLanguages: parts.hasPseudoLanguages,
      retention: parts.retention,
      controller: parts.controller,
      isMailShown: parts.isMailShown,
      isEmpty: response.locals.isEmpty,
      typed: response.locals.typed,
    }),
  });
}

/** What no route could answer, for instance because the database is away: in both languages, since nothing else is certain. */
function lastResort(ctx: Context): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const status = typeof error?.status === "number" ? error.status : 503;
    if (status >= 500) ctx.log.error({ err: error }, "request failed");
    if (response.headersSent) {
      next(error);
      return;
    }
    if (status >= 500) response.setHeader("Retry-After", "5");
    const sentences = [polish, english].map(({ failure }) => (status === 404 ? failure.notFound : failure.server));
    response
      .status(status)
      .type("text")
      .send(sentences.map(({ title, text }) => `${title}. ${text}\n`).join(""));
  };
}
