import { existsSync } from "node:fs";
import { type Environment, readEnvironment } from "#app/kernel/env.server.ts";
import { hasAccounts } from "#app/people/store.server.ts";
import { demoAccounts, demoPassword } from "#prisma/seed/demo-accounts.ts";
import { type ApplicationParts, startApplication } from "./application.ts";

/** Starts the product as a process: reads the environment, says where it listens, stops on SIGTERM and SIGINT. */
export async function run(parts: Omit<ApplicationParts, "env">): Promise<void> {
  const environment = readEnvironment(process.env);
  if (!environment.ok) {
    fail(environment.line);
    return;
  }
  const application = await startApplication({ env: environment.value, ...parts }).catch((error: unknown) => {
    fail(`Trójgłos could not start: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!application) return;

  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      application.close().then(
        () => process.exit(0),
        (error: unknown) => fail(`Trójgłos could not stop cleanly: ${String(error)}`),
      );
    });
  }
  console.log(`Trójgłos listening on http://localhost:${application.port}`);
  if (!(await hasAccounts(application.ctx.db))) {
    console.log("\nNobody has an account yet. The first one, in another terminal:");
    console.log(`  ${firstCommand(environment.value)} create-secretariat --email anna@example.org --name "Anna Lis"`);
  }
  if (application.isDemo) {
    console.log(`\nDemo accounts, all with the password ${demoPassword}:`);
    for (const line of demoAccounts()) console.log(`  ${line}`);
  }
}

/** How commands begin that find the database of this process. What is built may stand without the scripts, as in a container. */
function firstCommand({ DATA_DIR, DATABASE_URL }: Environment): string {
  if (!existsSync("scripts/admin.mjs")) return "node build/node/admin.js";
  if (DATABASE_URL) return "DATABASE_URL=… npm run admin --";
  return process.env.DATA_DIR ? `DATA_DIR='${DATA_DIR}' npm run admin --` : "npm run admin --";
}

function fail(line: string): void {
  console.error(line);
  process.exit(1);
}
