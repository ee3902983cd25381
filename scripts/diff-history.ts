import { migrationFolder, readMigrations } from "#app/kernel/migrate.server.ts";
import { withSchemaEngine } from "#app/kernel/schema-engine.server.ts";
import { postgresShadow, sqliteShadow } from "./shadow-factory.ts";

/** Tables that migrations create by hand and that have no model; the engine would drop them. A full-text index of SQLite is five. */
const TABLES_WITHOUT_MODEL = {
  sqlite: ["", "_data", "_idx", "_docsize", "_config"].map((part) => `SearchWords${part}`),
  postgresql: [],
};

/**
 * SQL that leads from the SQLite migration history to `schema`; empty when the history already ends there. Triggers and functions
 * are invisible to the comparison.
 */
export function diffSqliteHistory(schema: string, root = process.cwd()): Promise<string> {
  return diffHistory("sqlite", sqliteShadow(), schema, root);
}

/** The same for the PostgreSQL history, replayed in a temporary schema of the given database. */
export function diffPostgresHistory(databaseUrl: string, schema: string, root = process.cwd()): Promise<string> {
  return diffHistory("postgresql", postgresShadow(databaseUrl), schema, root);
}

async function diffHistory(
  provider: "sqlite" | "postgresql",
  shadow: ReturnType<typeof sqliteShadow>,
  schema: string,
  root: string,
): Promise<string> {
  const history = await readMigrations(migrationFolder(provider, root), provider);
  const result = await withSchemaEngine(
    shadow,
    (engine) =>
      engine.diff({
        from: { tag: "migrations", ...history },
        to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
        script: true,
        exitCode: null,
        filters: { externalTables: TABLES_WITHOUT_MODEL[provider], externalEnums: [] },
      }),
    schema,
  );
  return statements(result.stdout ?? "");
}

/** The schema that the tables go to is chosen by the connection and created by `migrate`. */
function statements(script: string): string {
  return script
    .replace("-- This is an empty migration.", "")
    .replace(/(-- CreateSchema\n)?CREATE SCHEMA IF NOT EXISTS "[^"]*";\n*/, "")
    .trim();
}
