/** Column names, types and driver values of rows, for the bulk inserts of both databases. */
import { Column, getTableColumns, getTableName } from "drizzle-orm";
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
  const all = Object.entries(getTableColumns(table) as unknown as Record<string, Column>);
  const columns = all.filter(([key]) => key in first);
  // Most columns take the value as it is; asking each of them for each row costs as much as binding it.
  const plan = columns.map(([key, column]) => ({
    key,
    convert: column.mapToDriverValue === Column.prototype.mapToDriverValue ? null : column,
  }));
  return {
    table: getTableName(table),
    columns: columns.map(([, column]) => ({ name: column.name, sqlType: column.getSQLType() })),
    values: (row) =>
      plan.map(({ key, convert }) => {
        const value = row[key];
        if (value === null || value === undefined) return null;
        return convert === null ? value : convert.mapToDriverValue(value);
      }),
  };
}
