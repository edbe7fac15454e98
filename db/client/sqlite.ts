/**
 * SQLite: one writing connection behind a queue, one read-only connection beside it.
 *
 * Writers that wait together share one transaction, each in a savepoint of its own (group commit): a commit costs an
 * fsync, and twenty clients must not pay twenty. A writer's promise resolves only after the shared commit.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { sqliteTables } from "../schema/sqlite";
import type { Database, Db, SqlText } from "./database";
import { planInsert } from "./insert-many";
import { startScanner } from "./sqlite-scanner";

const MAX_STATEMENTS = 500;
const MAX_GROUP = 64;
/** For other processes on the same file (the CLI, a backup); inside the process the queue decides. */
const BUSY_TIMEOUT_MS = 10_000;

type Waiting = {
  run: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

function prepare(connection: Sqlite.Database): void {
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("fullfsync = ON");
  // 32 MB instead of 4: a checkpoint in every second batch of an import would write the same index pages again and again.
  connection.pragma("wal_autocheckpoint = 8000");
  connection.pragma("foreign_keys = ON");
  connection.pragma("secure_delete = ON");
  connection.pragma("temp_store = MEMORY");
  connection.pragma("cache_size = -32000");
}

/** Compiling a statement costs more than running most of ours, and the query builder would compile every time. */
function statementsOf(connection: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const known = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? connection.prepare(sql);
    // The last used go to the end; lists of ids of every length would pile up otherwise.
    known.delete(sql);
    known.set(sql, statement);
    const oldest = known.size > MAX_STATEMENTS ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return statement;
  };
}

function handle(connection: Sqlite.Database): Db {
  const statement = statementsOf(connection);
  // A store of its own: the builder switches its statements to rows as lists.
  const client = { prepare: statementsOf(connection) } as unknown as Sqlite.Database;
  return {
    dialect: "sqlite",
    // The builders answer to `await` on both databases; the type is PostgreSQL's on purpose (see schema/kit-sqlite).
    q: drizzle({ client }) as unknown as Db["q"],
    t: sqliteTables,
    raw: {
      all: async <Row>(sql: string, params: unknown[]) => {
        const prepared = statement(sql);
        if (prepared.reader) return prepared.all(...params) as Row[];
        prepared.run(...params);
        return [];
      },
      insertMany: async (table, rows) => {
        const first = rows[0];
        if (!first) return;
        const plan = planInsert(table, first);
        const names = plan.columns.map((column) => `"${column.name}"`).join(", ");
        const places = plan.columns.map(() => "?").join(", ");
        const insert = statement(`insert into "${plan.table}" (${names}) values (${places})`);
        for (const row of rows) insert.run(...plan.values(row));
      },
    },
  };
}

const isFull = (error: unknown) => error instanceof Sqlite.SqliteError && error.code === "SQLITE_FULL";

function explain(error: unknown): unknown {
  if (!isFull(error)) return error;
  return new AppError("storage_full", say("server.diskFull"), {
    cause: error,
  });
}

/** A disk that fails may fail here, too; the waiting writers still get the first error. */
function rollBack(connection: Sqlite.Database): void {
  try {
    if (connection.inTransaction) connection.exec("ROLLBACK");
  } catch (cause) {
    console.error(JSON.stringify({ level: "error", event: "rollback", message: String(cause) }));
  }
}

/** Runs one waiting writer in a savepoint; the error is kept so that the others of its group go on. */
async function attempt(connection: Sqlite.Database, run: () => Promise<unknown>) {
  connection.exec("SAVEPOINT writer");
  try {
    const value = await run();
    connection.exec("RELEASE writer");
    return { ok: true as const, value };
  } catch (error) {
    // A full disk may have ended the whole transaction already; then there is no savepoint to return to.
    if (connection.inTransaction) connection.exec("ROLLBACK TO writer; RELEASE writer");
    return { ok: false as const, error };
  }
}

function openReader(path: string): Sqlite.Database {
  const reader = new Sqlite(path, { readonly: true });
  reader.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  reader.pragma("cache_size = -32000");
  return reader;
}

/** @see snapshotOf */
export async function sqliteSnapshot<T>(path: string, work: (db: Db) => Promise<T>): Promise<T> {
  const connection = openReader(path);
  try {
    connection.exec("BEGIN");
    // The transaction sees the instant of its first read, not that of BEGIN.
    connection.prepare("select 1 from sqlite_schema").get();
    return await work(handle(connection));
  } finally {
    connection.close();
  }
}

/** @param path file of the database, made with its folder when absent */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new Sqlite(path);
  prepare(writer);
  const reader = openReader(path);
  const writing = handle(writer);
  const scanner = startScanner(path, BUSY_TIMEOUT_MS);
  const inTransaction = new AsyncLocalStorage<Db>();
  const queue: Waiting[] = [];
  let draining = false;

  async function runGroup(group: Waiting[]): Promise<void> {
    const outcomes: Awaited<ReturnType<typeof attempt>>[] = [];
    try {
      writer.exec("BEGIN IMMEDIATE");
      for (const waiting of group) {
        outcomes.push(await attempt(writer, waiting.run));
        if (!writer.inTransaction) throw new Error("the transaction was ended by the database");
      }
      writer.exec("COMMIT");
    } catch (error) {
      rollBack(writer);
      const failed = outcomes.find((outcome) => !outcome.ok && isFull(outcome.error));
      for (const waiting of group) waiting.reject(explain(failed && !failed.ok ? failed.error : error));
      return;
    }
    group.forEach((waiting, i) => {
      const outcome = outcomes[i];
      if (outcome?.ok) waiting.resolve(outcome.value);
      else waiting.reject(explain(outcome?.error));
    });
  }

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    try {
      while (queue.length > 0) {
        await runGroup(queue.splice(0, MAX_GROUP));
        // Lets requests that arrived during the commit join the next group.
        await new Promise(setImmediate);
      }
    } finally {
      draining = false;
    }
  }

  return {
    dialect: "sqlite",
    read: handle(reader),
    scan: async <Row>(query: SqlText) => (await scanner.scan(query)) as Row[],
    write: <T>(work: (db: Db) => Promise<T>): Promise<T> => {
      const outer = inTransaction.getStore();
      if (outer) return work(outer);
      return new Promise<T>((resolve, reject) => {
        queue.push({
          run: () => inTransaction.run(writing, () => work(writing)),
          resolve: resolve as (value: unknown) => void,
          reject,
        });
        void drain();
      });
    },
    inspect: async () => ({
      database: "sqlite",
      version: String(writer.prepare("select sqlite_version()").pluck().get()),
      journal: String(writer.pragma("journal_mode", { simple: true })),
      synchronous: String(writer.pragma("synchronous", { simple: true })),
      foreignKeys: String(writer.pragma("foreign_keys", { simple: true })),
      secureDelete: String(writer.pragma("secure_delete", { simple: true })),
      quickCheck: String(reader.pragma("quick_check(1)", { simple: true })),
    }),
    close: async () => {
      await scanner.close();
      reader.close();
      writer.close();
    },
  };
}
