/** Column names, types and driver values of rows, for the bulk inserts of both databases. */
import { getTableColumns, getTableName } from "drizzle-orm";
import type { Tables } from "../schema/tables";

export type AnyTable = Tables[keyof Tables];
type Row = Record<string, unknown>;

export type BulkPlan = {
  table: string;
  columns: { name: string; sqlType: string }[];
  /** Driver values of one row, in the order of the columns. */
  values: (row: Row) => unknown[];
};

/** Plans an insert of the columns that the first row has; every row must have the same ones. */
export function planInsert(table: AnyTable, first: Row): BulkPlan {
  const all = getTableColumns(table) as unknown as Record<
    string,
    { name: string; getSQLType: () => string; mapToDriverValue: (value: unknown) => unknown }
  >;
  const keys = Object.keys(first).filter((key) => key in all);
  return {
    table: getTableName(table),
    columns: keys.map((key) => ({ name: all[key]?.name ?? key, sqlType: all[key]?.getSQLType() ?? "text" })),
    values: (row) =>
      keys.map((key) => {
        const value = row[key];
        return value === null || value === undefined ? null : all[key]?.mapToDriverValue(value);
      }),
  };
}
