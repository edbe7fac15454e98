/** Column builders for SQLite, in the shape of the PostgreSQL kit. */
import {
  customType,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { jsonTextOf } from "./json-text";
import type { Kit } from "./kit-postgres";

const jsonText = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: jsonTextOf,
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);

// Both builders have the same methods where the tables use them; the types are PostgreSQL's (asynchronous) on purpose.
export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  big: (name: string) => integer(name),
  rowId: (name: string) => integer(name).primaryKey(),
  real: (name: string) => real(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  time: (name: string) => integer(name),
  json: jsonText,
  index,
  uniqueIndex,
  primaryKey,
} as unknown as Kit;
