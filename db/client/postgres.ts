/** PostgreSQL: a pool; transactions at READ COMMITTED, run again after a serialization failure or deadlock. */
import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { postgresTables } from "../schema/postgres";
import type { Database, Db, SqlText } from "./database";
import { planInsert } from "./insert-many";
import { keepStatements, type Statements } from "./postgres-statements";

const MAX_TRIES = 5;
const RETRYABLE = new Set(["40001", "40P01"]);
const DISK_FULL = "53100";
/** A text with U+0000, which its type cannot hold. */
const NOT_TEXT = "22021";

/** 64-bit counts come back as numbers: nothing here is counted beyond 2^53. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
} as pg.CustomTypesConfig;

const numbered = (sql: string) => {
  let place = 0;
  return sql.replace(/\?/g, () => `$${++place}`);
};

function handle(client: pg.Pool | pg.ClientBase, { nameOf, forBuilder }: Statements): Db {
  const run = (text: string, values: unknown[]) =>
    client.query(values.length === 0 ? text : { name: nameOf(text), text, values });
  return {
    dialect: "postgres",
    q: drizzle({ client: forBuilder(client) }),
    t: postgresTables,
    raw: {
      all: async <Row>(sql: string, params: unknown[]) => (await run(numbered(sql), params)).rows as Row[],
      insertMany: async (table, rows) => {
        const first = rows[0];
        if (!first) return;
        const plan = planInsert(table, first);
        const names = plan.columns.map((column) => `"${column.name}"`).join(", ");
        const arrays = plan.columns.map((column, i) => `$${i + 1}::${column.sqlType}[]`).join(", ");
        const values = rows.map(plan.values);
        await run(
          `insert into "${plan.table}" (${names}) select * from unnest(${arrays})`,
          plan.columns.map((_, i) => values.map((row) => row[i])),
        );
      },
    },
  };
}

const codeOf = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string") return at.code;
  return undefined;
};

/** @see snapshotOf */
export async function postgresSnapshot<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await work(handle(client, keepStatements()));
  } finally {
    await client.end();
  }
}

/** @param url `postgres://user:password@host:port/database` */
export function openPostgres(url: string): Database {
  const statements = keepStatements();
  const options = { connectionString: url, types, onConnect: statements.watch };
  const pool = new pg.Pool({ ...options, max: 10 });
  // A pool of its own for reads: a transaction that reads beside itself must never wait for another transaction's end.
  const readers = new pg.Pool({ ...options, max: 6 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  for (const each of [pool, readers])
    each.on("error", (error) =>
      console.error(JSON.stringify({ level: "error", event: "pool", message: error.message })),
    );
  const inTransaction = new AsyncLocalStorage<Db>();
  // One handle per connection, since prepared queries are kept with it.
  const handles = new WeakMap<pg.PoolClient, Db>();
  const handleOf = (client: pg.PoolClient): Db => {
    const known = handles.get(client) ?? handle(client, statements);
    handles.set(client, known);
    return known;
  };

  async function once<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const db = handleOf(client);
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      const value = await inTransaction.run(db, () => work(db));
      await client.query("COMMIT");
      return value;
    } catch (error) {
      await client.query("ROLLBACK").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function write<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const outer = inTransaction.getStore();
    if (outer) return work(outer);
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work);
      } catch (error) {
        const code = codeOf(error);
        if (code === DISK_FULL)
          throw new AppError("storage_full", say("server.databaseFull"), {
            cause: error,
          });
        if (code === NOT_TEXT)
          throw new AppError("invalid_input", say("requests.nul"), {
            cause: error,
          });
        if (attempt >= MAX_TRIES || code === undefined || !RETRYABLE.has(code)) throw error;
      }
    }
  }

  const setting = async (name: string) => {
    const { rows } = await pool.query("select current_setting($1) as value", [name]);
    return String(rows[0]?.value);
  };

  return {
    dialect: "postgres",
    read: handle(readers, statements),
    scan: async <Row>({ sql, params }: SqlText) => (await readers.query(sql, params)).rows as Row[],
    write,
    inspect: async () => ({
      database: "postgres",
      version: await setting("server_version"),
      fsync: await setting("fsync"),
      fullPageWrites: await setting("full_page_writes"),
      synchronousCommit: await setting("synchronous_commit"),
    }),
    close: async () => {
      await Promise.all([pool.end(), readers.end()]);
    },
  };
}
