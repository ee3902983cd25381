import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Environment } from "#app/kernel/env.server.ts";
import { type Application, startApplication } from "#server/application.ts";
import { buildAssets } from "#server/http.ts";
import { createTestDatabase } from "./database.ts";

export interface TestApplication extends Application {
  url: string;
  wsUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
}

/**
 * The whole product with its demo, in this process, on a free port and a database of its own. The pages are those of the last build.
 * @param options.env settings other than those of a test: `{ DEMO: false }` for an empty instance
 */
export async function startTestApplication(
  options: { withPages?: boolean; env?: Partial<Environment> } = {},
): Promise<TestApplication> {
  const database = await createTestDatabase(options.env?.DEMO === false ? "tables" : "demo");
  await database.prisma.$disconnect();
  const root = process.cwd();
  const application = await startApplication({
    env: {
      NODE_ENV: "test",
      PORT: 0,
      HOST: "127.0.0.1",
      DATA_DIR: database.dataDir,
      DATABASE_URL: database.databaseUrl,
      SESSION_SECRET: "a secret for tests, 32 characters or more",
      LOG_LEVEL: "silent",
      METRICS: "local",
      TRUST_PROXY: ["loopback"],
      MAX_SOCKETS_PER_USER: 40,
      RETENTION_INACTIVE_DAYS: 730,
      RETENTION_ACTS_DAYS: 1825,
      CONTROLLER_NAME: "",
      ...options.env,
    },
    build: options.withPages
      ? ((await import(pathToFileURL(join(root, "build/server/index.js")).href)) as ServerBuild)
      : () => Promise.reject(new Error("this test has no pages")),
    assets: () => buildAssets(root),
  });
  return {
    ...application,
    url: `http://127.0.0.1:${application.port}`,
    wsUrl: `ws://127.0.0.1:${application.port}`,
    dataDir: database.dataDir,
    databaseUrl: database.databaseUrl,
    async close() {
      await application.close();
      await database.close();
    },
  };
}
