/**
 * Decides what a row of a file becomes: the task's data, its external id, group and priority. One bad row gives one
 * message that names the column and what to do.
 */
import { err, ok, type Result } from "@/lib/core/result";
import type { LabelSchema } from "@/lib/labels/schema";

export type Mapping = {
  /** field of the schema → column of the file */
  fields: Record<string, string>;
  id?: string | undefined;
  group?: string | undefined;
  priority?: string | undefined;
  keepOther: boolean;
};
export type MappedRow = {
  data: Record<string, unknown>;
  externalId: string | null;
  groupKey: string | null;
  priority: number;
};

const MAX_ID_CHARS = 500;
const MAX_PRIORITY = 1_000_000;

/** The record's own member: a column may be called like something every object has (`constructor`). */
const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function scalar(row: Record<string, unknown>, column: string | undefined): Result<string | null, string> {
  if (column === undefined) return ok(null);
  const value = own(row, column);
  if (value === undefined || value === null || value === "") return ok(null);
  if (typeof value === "object")
    return err(`the column "${column}" holds a list or object; expected text or a number`);
  const text = String(value);
  // Neither database's text can hold these, and an id that was changed silently would no longer be the id.
  if (text.includes("\0") || !text.isWellFormed())
    return err(`the column "${column}" holds characters that are not text (NUL or half a surrogate pair)`);
  return text.length > MAX_ID_CHARS
    ? err(`the column "${column}" has more than ${MAX_ID_CHARS} characters`)
    : ok(text);
}

function priorityOf(row: Record<string, unknown>, column: string | undefined): Result<number, string> {
  if (column === undefined) return ok(0);
  const text = scalar(row, column);
  if (!text.ok) return text;
  const value = text.value === null ? 0 : Number(text.value);
  if (Number.isInteger(value) && Math.abs(value) <= MAX_PRIORITY) return ok(value);
  return err(`the column "${column}" is not a whole number from -1,000,000 to 1,000,000`);
}

/** Decides one row: a record of the file, columns by name. */
export type RowMapper = (row: Record<string, unknown>) => Result<MappedRow, string>;

/** The decision for every row of one import; what does not depend on the row is worked out once. */
export function rowMapper(mapping: Mapping, schema: LabelSchema): RowMapper {
  const inputs = schema.inputs.map(({ kind, field }) => ({
    kind,
    field,
    column: own(mapping.fields, field) ?? field,
  }));
  const used = new Set([mapping.id, mapping.group, mapping.priority, ...inputs.map((input) => input.column)]);
  return (row) => {
    if (Object.hasOwn(row, "__proto__")) return err('a column may not be called "__proto__"');
    const data: Record<string, unknown> = {};
    if (mapping.keepOther)
      for (const column of Object.keys(row)) if (!used.has(column)) data[column] = row[column];
    for (const { kind, field, column } of inputs) {
      if (kind === "image") return err("this project labels images: import image files or a zip of them");
      const value = own(row, column);
      if (typeof value !== "string" || value === "")
        return err(
          value === undefined
            ? `there is no column "${column}"`
            : `the column "${column}" is empty or not text`,
        );
      data[field] = value;
    }
    const externalId = scalar(row, mapping.id);
    if (!externalId.ok) return externalId;
    const groupKey = scalar(row, mapping.group);
    if (!groupKey.ok) return groupKey;
    const priority = priorityOf(row, mapping.priority);
    if (!priority.ok) return priority;
    return ok({ data, externalId: externalId.value, groupKey: groupKey.value, priority: priority.value });
  };
}

const ID_NAMES = ["id", "external_id", "task_id", "uid", "uuid"];
const GROUP_NAMES = ["group", "group_id", "document", "document_id", "doc_id", "patient", "source"];

/**
 * A first guess, one purpose per column: a column called like a field of the schema is that field, the others with
 * telling names are id and group, and fields still without a column get those with the longest texts.
 */
export function suggestMapping(
  schema: LabelSchema,
  columns: { name: string; longest: number; kind: string }[],
): Mapping {
  const fieldNames = new Set(schema.inputs.map((input) => input.field));
  const others = columns.filter((column) => !fieldNames.has(column.name));
  const named = (names: string[]) => others.find((column) => names.includes(column.name.toLowerCase()))?.name;
  const id = named(ID_NAMES);
  const group = named(GROUP_NAMES);
  const texts = others
    .filter((column) => column.kind === "text" && column.name !== id && column.name !== group)
    .toSorted((a, b) => b.longest - a.longest);
  const fields: Record<string, string> = {};
  for (const input of schema.inputs) {
    if (input.kind !== "text") continue;
    const column = columns.find((item) => item.name === input.field) ?? texts.shift();
    if (column !== undefined) fields[input.field] = column.name;
  }
  return { fields, id, group, keepOther: true };
}
