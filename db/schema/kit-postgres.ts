/**
 * Column builders for PostgreSQL. The types of every table come from this kit; the SQLite kit has the same shape.
 * JSON is stored as text in both databases: jsonb reorders keys, changes numbers and refuses U+0000, and an export must
 * give back the bytes that were imported (see docs/decisions/0003).
 */
import {
  bigint,
  bigserial,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { jsonTextOf } from "./json-text";

const jsonText = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: jsonTextOf,
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);

export const postgresKit = {
  table: pgTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** Whole numbers to 2^53. */
  big: (name: string) => bigint(name, { mode: "number" }),
  /** Numbers the rows of a table: its primary key, given out by the database. */
  rowId: (name: string) => bigserial(name, { mode: "number" }).primaryKey(),
  real: (name: string) => doublePrecision(name),
  bool: (name: string) => boolean(name),
  /** UTC epoch milliseconds. */
  time: (name: string) => bigint(name, { mode: "number" }),
  json: jsonText,
  index,
  uniqueIndex,
  primaryKey,
};

export type Kit = typeof postgresKit;
