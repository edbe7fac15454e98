/**
 * Queries built once per connection. Building one costs more time than running it; what runs on every click of an
 * annotator is written with places instead of values and kept.
 */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "./database";
import { KEPT } from "./postgres-statements";

type Values = Record<string, unknown>;
type Prepared<Result> = { execute: (values: Values) => Promise<Result> };
type Preparable<Result> = { prepare: (name: string) => Prepared<Result> };

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
      query = build(db).prepare(KEPT);
      known.set(db.q, query);
    }
    return query.execute(values);
  };
}

/**
 * The condition that a column is in the list of that name; give the list as `listOf(db, values)`. PostgreSQL takes a list
 * that it does not see for ten values: the subquery hides the list, or the planner, seeing one value where it took ten,
 * would plan the statement anew each time.
 */
export const inPlace = (db: Db, column: SQLWrapper, name: string): SQL =>
  db.dialect === "postgres"
    ? sql`${column} = any(cast((select cast(${place(name)} as text[])) as text[]))`
    : sql`${column} in (select value from json_each(${place(name)}))`;

/** The same in a text for `raw`, to be written after the column. */
export const isListed = (db: Db): string =>
  db.dialect === "postgres"
    ? "= any(cast((select cast(? as text[])) as text[]))"
    : "in (select value from json_each(?))";

export const listOf = (db: Db, values: string[]): unknown =>
  db.dialect === "postgres" ? values : JSON.stringify(values);
