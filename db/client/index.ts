/** Opens the database a URL names: `file:…` for SQLite, `postgres://…` for PostgreSQL. */
import { AppError } from "@/lib/core/app-error";
import type { Database } from "./database";
import { openPostgres } from "./postgres";
import { openSqlite } from "./sqlite";

export type { Database, Db, Dialect } from "./database";
export { migrate } from "./migrate";

export function openDatabase(url: string): Database {
  if (url.startsWith("file:")) return openSqlite(url.slice("file:".length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new AppError(
    "invalid_input",
    `DATABASE_URL starts with neither file: nor postgres://: ${url.split(":")[0]}:…`,
  );
}
