import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type ErrorRegistry,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

/**
 * Runs `work` with Prisma's schema engine (WebAssembly, nothing downloaded) on the database behind `factory`, and closes
 * every connection the engine opened.
 * @param schema text of a Prisma schema, for work that compares with one
 */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
  schema?: string,
): Promise<T> {
  const opened: SqlDriverAdapter[] = [];
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = disposedOnce(await connecting);
    opened.push(adapter);
    return adapter;
  };
  const remembering: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remember(factory.connect()),
    connectToShadowDb: () => remember(factory.connectToShadowDb()),
  };
  const bound = bindMigrationAwareSqlAdapterFactory(remembering);
  const datamodels: [string, string][] | undefined = schema === undefined ? undefined : [["schema.prisma", schema]];
  const bindings = await loadEngine();
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, bound);
  try {
    return await work(engine);
  } catch (error) {
    throw explained(error, bound.errorRegistry);
  } finally {
    engine.free();
    for (const adapter of opened) await adapter.dispose();
  }
}

/** The engine disposes of some connections by itself, and most drivers refuse to close twice. */
function disposedOnce(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const dispose = adapter.dispose.bind(adapter);
  let disposing: Promise<void> | undefined;
  adapter.dispose = () => {
    disposing ??= dispose();
    return disposing;
  };
  return adapter;
}

/** The engine names an error of the driver by a number; the registry holds the error itself. */
function explained(error: unknown, registry: ErrorRegistry): unknown {
  const id = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined;
  const cause = id === undefined ? undefined : registry.consumeError(Number(id))?.error;
  return cause === undefined ? error : new Error(`${(error as Error).message}\n${cause}`, { cause });
}

let loading: ReturnType<typeof instantiate> | undefined;

/** Once a process: the bindings are module state, and a second instance would receive the first one's pointers. */
function loadEngine() {
  loading ??= instantiate();
  return loading;
}

/** The package's own entry imports its `.wasm` file as a module, which Node does not do; this instantiates it by hand. */
async function instantiate() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const module = await WebAssembly.compile(await readFile(join(folder, "schema_engine_bg.wasm")));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}
