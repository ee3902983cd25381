import { PrismaPg } from "@prisma/adapter-pg";

const POOL_SIZE = 10;

/**
 * A network that swallows what it is given must not keep commits and health checks waiting for ever. Milliseconds: for a connection from
 * the pool, and for the answer to a statement, which never takes seconds. Kept on this side: connection poolers refuse PostgreSQL's own.
 */
const patience = { connectionTimeoutMillis: 5_000, query_timeout: 10_000 };

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * PostgreSQL behind Prisma. `?schema=name` in the address selects a schema other than `public`; `?query_timeout=` other milliseconds
 * until a statement without an answer has failed.
 * @param options.isPatient for migrations: they take as long as they take, and wait for those of other processes
 * @throws on a schema name that is not a plain lower-case identifier
 */
export function postgresFactory(databaseUrl: string, options: { isPatient: boolean }): PrismaPg {
  const schema = schemaOf(databaseUrl);
  const config = poolConfig(databaseUrl, schema);
  return new WholeScriptPg(options.isPatient ? config : { ...patience, ...config }, { schema });
}

class WholeScriptPg extends PrismaPg {
  override async connect() {
    return wholeScripts(await super.connect());
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside the body of a trigger, and sends the pieces over different
 * connections. Sent whole, PostgreSQL runs it as one transaction.
 */
function wholeScripts(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

function schemaOf(databaseUrl: string): string {
  const schema = new URL(databaseUrl).searchParams.get("schema") ?? "public";
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`DATABASE_URL: "${schema}" cannot be a schema name`);
  return schema;
}

function poolConfig(databaseUrl: string, schema: string) {
  const url = new URL(databaseUrl);
  url.searchParams.delete("schema");
  // Connection poolers such as PgBouncer refuse start-up options, so the default schema goes without.
  if (schema !== "public") {
    const options = url.searchParams.get("options");
    url.searchParams.set("options", [options, `-c search_path=${schema}`].filter(Boolean).join(" "));
  }
  return { connectionString: url.href, max: POOL_SIZE };
}
