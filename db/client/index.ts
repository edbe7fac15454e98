/** Opens the database a URL names: `file:…` for SQLite, `postgres://…` for PostgreSQL. */
import pg from "pg";
import { AppError } from "@/lib/core/app-error";
import type { Database } from "./database";
import { openPostgres } from "./postgres";
import { openSqlite } from "./sqlite";

export type { Database, Db, Dialect } from "./database";
export { migrate } from "./migrate";

/** The driver reads it only when it connects, and its own error repeats the whole URL, password and all. */
function requirePostgresUrl(url: string): void {
  try {
    new pg.Client(url);
  } catch {
    throw new AppError(
      "invalid_input",
      "DATABASE_URL cannot be read. It looks like postgres://user:password@host:5432/database; write special characters of the password as %40 and the like.",
    );
  }
}

export function openDatabase(url: string): Database {
  if (url.startsWith("file:")) return openSqlite(url.slice("file:".length));
  if (/^postgres(ql)?:\/\//.test(url)) {
    requirePostgresUrl(url);
    return openPostgres(url);
  }
  throw new AppError(
    "invalid_input",
    `DATABASE_URL starts with neither file: nor postgres://: ${url.split(":")[0]}:…`,
  );
}
