import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Entity } from "#app/accessibility/entity.ts";
import { createRequestLimits } from "#app/accessibility/request-limits.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { Environment } from "#app/kernel/env.server.ts";
import { migrate, pendingMigrations } from "#app/kernel/migrate.server.ts";
import { createPrisma, type OpenDatabase } from "#app/kernel/prisma.server.ts";
import { deleteExpiredChallenges } from "#app/people/passkey-store.server.ts";
import { deleteExpiredResets } from "#app/people/password-reset-store.server.ts";
import { createSignInLimits } from "#app/people/sign-in-limits.server.ts";
import { deleteExpiredSessions, hasAccounts, hasDemoAccounts, probeWrite } from "#app/people/store.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { watchAccess } from "./access-watch.ts";
import { openCheckpointWork } from "./checkpoint-work.ts";
import { createContext } from "./context.ts";
import { openDailyWork } from "./daily-work.ts";
import { createHttp } from "./http.ts";
import { KeptPages } from "./kept-pages.ts";
import { Live } from "./live/live.ts";
import { Metrics } from "./metrics.ts";
import { clearOutbox, openPostOffice } from "./post-office.ts";
import { createPolling } from "./sync/polling.ts";
import { SyncServer } from "./sync/sync-server.ts";
import { attachUpgrades } from "./upgrade.ts";
import { openVoteClock } from "./vote-clock.ts";
import { openWorkshop } from "./workshop.ts";

export interface Application {
  server: Server;
  ctx: Context;
  isDemo: boolean;
  /** Where it listens, once `listen` has resolved. */
  port: number;
  close(): Promise<void>;
}

export interface ApplicationParts {
  env: Environment;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The browser's files; it may need the HTTP server, as Vite's reload does. */
  assets(server: Server): RequestHandler | Promise<RequestHandler>;
}

/** Opens and migrates the database, seeds the demo where there is none, and listens. @throws when the database or the port cannot be had */
export async function startApplication({ env, build, assets }: ApplicationParts): Promise<Application> {
  const database = createPrisma({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR });
  await migrate(database);
  let port = env.PORT;
  const ctx = createContext(env, database.db, () => port);
  if (env.DEMO !== false && !(await hasAccounts(ctx.db))) await seedDemo(ctx);
  const isDemo = await hasDemoAccounts(ctx.db);
  // Whoever tries the demo signs in with one click.
  if (isDemo) ctx.secondFactor = env.SECOND_FACTOR ?? "optional";

  const retention = { inactiveAccountDays: env.RETENTION_INACTIVE_DAYS, actsDays: env.RETENTION_ACTS_DAYS };
  const server = createServer();
  // Longer than proxies and browsers keep a connection without use: whoever closes first must not be us, just as a form is on its way.
  server.keepAliveTimeout = 75_000;
  const workshop = openWorkshop();
  const metrics = new Metrics();
  const sync = new SyncServer(ctx, { maxSocketsPerUser: env.MAX_SOCKETS_PER_USER, figures: metrics.sync });
  const live = new Live(ctx, { appUrl: env.APP_URL });
  const keptPages = env.NODE_ENV === "development" ? null : new KeptPages();
  const http = createHttp({
    ctx,
    limits: createSignInLimits(),
    requestLimits: createRequestLimits(),
    entity: entityOf(env),
    workshop,
    build,
    isDemo,
    retention,
    controller: { name: env.CONTROLLER_NAME, email: env.CONTROLLER_EMAIL ?? "" },
    // What it shows lets its reader in as anybody: never where people's own accounts are.
    isMailShown: env.NODE_ENV !== "production" || (isDemo && env.DEMO !== false),
    isDevelopment: env.NODE_ENV === "development",
    hasPseudoLanguages: env.NODE_ENV !== "production",
    appUrl: env.APP_URL,
    keptPages,
    trustedProxies: env.TRUST_PROXY,
    isReady: async () => sync.isStoring && (await isReady(database)),
    assets: await assets(server),
    live: (request, response) => live.handleRequest(request, response),
    polling: createPolling({ ctx, sync, appUrl: env.APP_URL }),
    metrics: metrics.handler(env.METRICS, () => sync.state()),
  });
  server.on("request", (request, response) => {
    // Before all else: an answer from memory needs none of it.
    if (!keptPages?.answer(request, response)) http(request, response);
  });
  const stopForgetting = ctx.hub.subscribe(() => keptPages?.forget());
  attachUpgrades(server, { ctx, sync, live, appUrl: env.APP_URL });
  const stopWatch = watchAccess(ctx, async () => {
    keptPages?.forget();
    await Promise.all([sync.recheckAccess(), live.recheckAccess()]);
  });
  const cleaning = setInterval(() => {
    const expired = [deleteExpiredSessions, deleteExpiredResets, deleteExpiredChallenges].map((clear) =>
      clear(ctx.db, ctx.now()),
    );
    const work = [...expired, clearOutbox(ctx)];
    void Promise.all(work).catch(() => {});
  }, 3_600_000);

  const closeDailyWork = openDailyWork(ctx, retention);
  const closeCheckpointWork = openCheckpointWork(ctx);
  const closeVoteClock = openVoteClock(ctx);

  // Accounts with a published password must not be reachable from outside unless somebody says so.
  const host = env.HOST ?? (isDemo ? "127.0.0.1" : undefined);
  port = await listen(server, env.PORT, host);
  const closePostOffice = env.SMTP_URL ? openPostOffice(ctx, { smtpUrl: env.SMTP_URL, from: sender(env) }) : null;
  return {
    server,
    ctx,
    isDemo,
    port,
    async close() {
      clearInterval(cleaning);
      stopWatch();
      stopForgetting();
      await closeDailyWork();
      await closeCheckpointWork();
      await closeVoteClock();
      await closePostOffice?.();
      await workshop.close();
      await sync.close();
      // After that: a client over plain HTTP, just between two requests, has come once more and been told.
      server.close();
      await live.close();
      server.closeAllConnections();
      await database.close();
    },
  };
}

function entityOf(env: Environment): Entity {
  return {
    name: env.ENTITY_NAME ?? null,
    contact: env.ENTITY_CONTACT ?? null,
    email: env.ENTITY_EMAIL ?? null,
    phone: env.ENTITY_PHONE ?? null,
    publishedOn: env.PUBLISHED_ON ?? null,
    reviewedOn: env.REVIEWED_ON ?? null,
  };
}

/** The From of mails, where MAIL_FROM does not say. */
function sender({ MAIL_FROM, APP_URL }: Environment): string {
  return MAIL_FROM ?? `Trójgłos <no-reply@${APP_URL ? new URL(APP_URL).hostname : "localhost"}>`;
}

/** Who asks whether the server is ready waits no longer for a database that does not answer. */
const readyMs = 3_000;

/** The database is there, has every migration, and takes a write. */
async function isReady(database: OpenDatabase): Promise<boolean> {
  const probe = probeWrite(database.db).then(async () => (await pendingMigrations(database)).length === 0);
  let timer: NodeJS.Timeout | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), readyMs);
  });
  try {
    return await Promise.race([probe, isLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
