/**
 * Queries built once per connection. Building one costs more time than running it; what runs on every click of an
 * annotator is written with places instead of values and kept.
 */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "./database";

type Values = Record<string, unknown>;
type Prepared<Result> = { execute: (values: Values) => Promise<Result> };
type Preparable<Result> = { prepare: (name: string) => Prepared<Result> };

/** Unnamed for PostgreSQL, so that it also runs behind a connection pooler that knows no prepared statements. */
const UNNAMED = undefined as unknown as string;

/** Where the value of that name goes. */
export const place = (name: string) => sql.placeholder(name);

/** @param build makes the query for a database, with `place("x")` where the value `x` goes */
export function prepared<Given extends Values, Result>(
  build: (db: Db) => Preparable<Result>,
): (db: Db, values: Given) => Promise<Result> {
  const known = new WeakMap<object, Prepared<Result>>();
  return async (db, values) => {
    let query = known.get(db.q);
    if (!query) {
      query = build(db).prepare(UNNAMED);
      known.set(db.q, query);
    }
    return query.execute(values);
  };
}

/** The condition that a column is in the list of that name; give the list as `listOf(db, values)`. */
export const inPlace = (db: Db, column: SQLWrapper, name: string): SQL =>
  db.dialect === "postgres"
    ? sql`${column} = any(${place(name)})`
    : sql`${column} in (select value from json_each(${place(name)}))`;

export const listOf = (db: Db, values: string[]): unknown =>
  db.dialect === "postgres" ? values : JSON.stringify(values);
