/** Opens the database a URL names: `file:…` for SQLite, `postgres://…` for PostgreSQL. */
import pg from "pg";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Database, Db } from "./database";
import { openPostgres, postgresSnapshot } from "./postgres";
import { openSqlite, sqliteSnapshot } from "./sqlite";

export type { Database, Db, Dialect } from "./database";
export { migrate } from "./migrate";

/** The driver reads it only when it connects, and its own error repeats the whole URL, password and all. */
function requirePostgresUrl(url: string): void {
  try {
    new pg.Client(url);
  } catch {
    throw new AppError("invalid_input", say("operator.badDatabaseUrl"));
  }
}

/** The path of a `file:` URL; null for PostgreSQL. @throws AppError `invalid_input` for anything else */
function sqlitePath(url: string): string | null {
  if (url.startsWith("file:")) return url.slice("file:".length);
  if (/^postgres(ql)?:\/\//.test(url)) {
    requirePostgresUrl(url);
    return null;
  }
  throw new AppError("invalid_input", say("operator.otherDatabase", { scheme: url.split(":", 1).join() }));
}

/**
 * Reads at one instant, however long it takes and whatever is written meanwhile, on a connection of its own that it opens
 * and closes.
 */
export function snapshotOf<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const path = sqlitePath(url);
  return path === null ? postgresSnapshot(url, work) : sqliteSnapshot(path, work);
}

export function openDatabase(url: string): Database {
  const path = sqlitePath(url);
  return path === null ? openPostgres(url) : openSqlite(path);
}
