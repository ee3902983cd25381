import { randomUUID } from "node:crypto";
import type { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { postgresFactory } from "#app/kernel/postgres-factory.server.ts";
import { sqliteFactory } from "#app/kernel/sqlite-factory.server.ts";

type PostgresAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** A database in memory into which the schema engine replays the SQLite migrations. */
export function sqliteShadow(): SqlMigrationAwareDriverAdapterFactory {
  const factory = sqliteFactory(":memory:");
  return shadow(factory, async () => scriptsByExecuteRaw(await factory.connectToShadowDb()));
}

/**
 * A schema of its own, dropped afterwards, into which the schema engine replays the PostgreSQL migrations. The engine's usual
 * shadow is a whole database, for which few accounts have the right.
 */
export function postgresShadow(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const schema = `shadow_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(databaseUrl);
  url.searchParams.set("schema", schema);
  // The engine compares qualified names, so the connection it calls the real one is to the same schema.
  const factory = postgresFactory(url.href, { isPatient: true });
  return shadow(factory, async () => {
    const adapter = readCatalogueLetters(await factory.connect());
    await adapter.executeScript(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = () => adapter.executeScript(`DROP SCHEMA "${schema}" CASCADE`).finally(dispose);
    return adapter;
  });
}

function shadow(
  factory: SqlMigrationAwareDriverAdapterFactory,
  connectToShadowDb: () => Promise<SqlDriverAdapter>,
): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect: () => factory.connect(), connectToShadowDb };
}

/** The engine replays a migration by one `executeRaw`, where libsql would run the first statement only. */
function scriptsByExecuteRaw(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

/**
 * Prisma's adapter has no mapping for PostgreSQL's internal one-letter type `"char"`, which the system catalogue uses and the
 * engine reads when it describes a database; this passes it off as an ordinary character.
 */
function readCatalogueLetters(adapter: PostgresAdapter): PostgresAdapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  const mapped = async (config: pg.QueryConfig) => {
    const result = await query(config);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === pg.types.builtins.CHAR) field.dataTypeID = pg.types.builtins.BPCHAR;
    }
    return result;
  };
  pool.query = mapped as typeof pool.query;
  return adapter;
}
