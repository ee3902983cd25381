import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient as PostgresClient } from "#prisma/generated/postgres/client.ts";
import { Prisma, PrismaClient } from "#prisma/generated/sqlite/client.ts";
import type { Database } from "./database.server.ts";
import { EmbeddedWriter } from "./embedded-writer.server.ts";
import { postgresFactory } from "./postgres-factory.server.ts";
import { sqliteFactory } from "./sqlite-factory.server.ts";

export type { PrismaClient };
/** For stores only: fragments of SQL. The helpers are the same on both databases. */
export { Prisma };

export type DatabaseProvider = "sqlite" | "postgresql";

export interface OpenDatabase {
  /** The handle that use cases carry. */
  db: Database;
  prisma: PrismaClient;
  provider: DatabaseProvider;
  /** Opens further connections to the same database, for migrations. */
  factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/**
 * On SQLite transactions queue behind each other, so one may wait for many short ones; Prisma's default of 2 s is for a pool.
 * A use case never runs for seconds: the second limit only ends one that is stuck.
 */
const transactionOptions = { maxWait: 15_000, timeout: 15_000 };

/**
 * Prepares the client; the connection opens with the first query.
 * @param options.databaseUrl a `postgresql://` address; without one, the SQLite file `trojglos.db` in `dataDir`, which is created, for
 * nobody but its owner to read
 */
export function createPrisma(options: { databaseUrl?: string | undefined; dataDir: string }): OpenDatabase {
  if (options.databaseUrl !== undefined) {
    const factory = postgresFactory(options.databaseUrl, { isPatient: true });
    const adapter = postgresFactory(options.databaseUrl, { isPatient: false });
    const client = new PostgresClient({ adapter, transactionOptions });
    // Both clients come from the same models (a test holds them together); their types differ in filters that only one database has.
    return opened(client as unknown as PrismaClient, "postgresql", factory, null);
  }
  mkdirSync(options.dataDir, { recursive: true });
  const file = join(options.dataDir, "trojglos.db");
  // SQLite gives its log the rights of the file that it finds.
  closeSync(openSync(file, "a", 0o600));
  const factory = sqliteFactory(file);
  return opened(
    new PrismaClient({ adapter: factory, transactionOptions }),
    "sqlite",
    factory,
    new EmbeddedWriter(file),
  );
}

function opened(
  prisma: PrismaClient,
  provider: DatabaseProvider,
  factory: SqlMigrationAwareDriverAdapterFactory,
  embedded: EmbeddedWriter | null,
): OpenDatabase {
  const close = async () => {
    embedded?.close();
    await prisma.$disconnect();
  };
  return { db: seal({ prisma, provider, embedded }), prisma, provider, factory, close };
}

interface Contents {
  prisma: PrismaClient;
  provider: DatabaseProvider;
  embedded: EmbeddedWriter | null;
}

/** The one place that knows what a handle is; everywhere else its type has no members. */
function seal(contents: Contents): Database {
  return contents as unknown as Database;
}

function unseal(db: Database): Contents {
  return db as unknown as Contents;
}

/**
 * For stores only: the client behind a handle. Inside its `$transaction`, await nothing but the database: on SQLite everything
 * else waits meanwhile. A failed statement dooms its transaction on both databases.
 */
export function prismaOf(db: Database): PrismaClient {
  return unseal(db).prisma;
}

/** For stores only: which SQL the database speaks. */
export function providerOf(db: Database): DatabaseProvider {
  return unseal(db).provider;
}

/** For stores only: the short way to write into the embedded database; null on PostgreSQL. */
export function embeddedOf(db: Database): EmbeddedWriter | null {
  return unseal(db).embedded;
}
