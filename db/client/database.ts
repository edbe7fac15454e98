/**
 * The database as the rest of the program sees it: the same for SQLite and PostgreSQL.
 *
 * `read` is a handle outside any transaction. `write` runs its function in one transaction and joins an outer one;
 * inside it use the handle it passes, never `read`. No network, file or hashing work belongs inside: on SQLite every
 * writer waits for it. On PostgreSQL the function may run again after a serialization failure.
 */
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Tables } from "../schema/tables";

export type Dialect = "sqlite" | "postgres";

/** What every query function takes first. `q` builds queries, `t` holds the tables of this database. */
export type Db = { dialect: Dialect; q: NodePgDatabase; t: Tables; raw: Raw };

/** The few things the query builder has no common word for. */
export type Raw = {
  /** Runs SQL text with `?` places (numbered for PostgreSQL) and returns its rows. */
  all: <Row>(sql: string, params: unknown[]) => Promise<Row[]>;
  /** Inserts rows as fast as the database allows; rows that break a unique constraint raise an error. */
  insertMany: (table: Tables[keyof Tables], rows: Record<string, unknown>[]) => Promise<void>;
};

/** A query as the builders write it with `toSQL`, in the places and types of its database. */
export type SqlText = { sql: string; params: unknown[] };

export type Database = {
  dialect: Dialect;
  read: Db;
  /**
   * Runs a query that may walk a whole project without making others wait for it. Sees what is committed, like `read`.
   * @returns rows by the names of their columns, as the driver gives them
   */
  scan: <Row>(query: SqlText) => Promise<Row[]>;
  write: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Facts for the health check and `concord doctor`. */
  inspect: () => Promise<Record<string, string>>;
  close: () => Promise<void>;
};
