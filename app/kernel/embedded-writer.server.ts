import { setTimeout as sleep } from "node:timers/promises";
import Database from "libsql";

/** How long a transaction waits for others that write to the same file, and how long between two tries. Milliseconds. */
const busy = { most: 5_000, between: 2 };

/** Runs a prepared statement. @returns how many rows it changed */
export type RunStatement = (sql: string, ...values: (string | number | Uint8Array)[]) => number;

/**
 * A second connection to the embedded database, for what runs with every keystroke or several times a second: its statements stay
 * prepared, which through the client costs several times as much as the work itself. As there, a commit is on the disk when it returns.
 */
export class EmbeddedWriter {
  private readonly file: string;
  private connection: Database.Database | null = null;
  private readonly statements = new Map<string, Database.Statement>();

  /** @param file path of the database file, which need not exist before the first transaction */
  constructor(file: string) {
    this.file = file;
  }

  /**
   * Runs `work` as one transaction; it holds the file's lock for no longer than this turn of the event loop.
   * @throws what the database or `work` throws; then nothing is written
   */
  transaction<Result>(work: (run: RunStatement) => Result): Promise<Result> {
    return this.patiently(() => this.attempt(work));
  }

  /** The rows of a query. */
  rows<Row>(sql: string, ...values: (string | number)[]): Promise<Row[]> {
    return this.patiently(() => this.prepared(sql).all(...values) as Row[]);
  }

  private async patiently<Result>(attempt: () => Result): Promise<Result> {
    const deadline = performance.now() + busy.most;
    for (;;) {
      try {
        return attempt();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) {
          // After an input or output error a connection may be of no more use.
          this.close();
          throw error;
        }
        // Waiting inside SQLite would keep the holder of the lock, if it is this process, from ever letting go.
        await sleep(busy.between);
      }
    }
  }

  close(): void {
    this.statements.clear();
    this.connection?.close();
    this.connection = null;
  }

  private attempt<Result>(work: (run: RunStatement) => Result): Result {
    const connection = this.open();
    this.run("BEGIN IMMEDIATE");
    try {
      const result = work((sql, ...values) => this.run(sql, ...values));
      this.run("COMMIT");
      return result;
    } catch (error) {
      // After some failures (a full disk) SQLite has rolled back by itself.
      if (connection.inTransaction) this.run("ROLLBACK");
      throw error;
    }
  }

  private open(): Database.Database {
    if (this.connection) return this.connection;
    this.connection = new Database(this.file, { timeout: 0 });
    return this.connection;
  }

  private run(sql: string, ...values: (string | number | Uint8Array)[]): number {
    return this.prepared(sql).run(...values).changes;
  }

  private prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.open().prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
