/**
 * Decides what a row of a file becomes: the task's data, its external id, group and priority. One bad row gives one
 * message that names the column and what to do.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { LabelSchema } from "@/lib/labels/schema";
import { EXPLICIT_GROUP } from "@/lib/split/group-tasks";
import { TEXT_FORMS } from "@/lib/text-forms";
import type { TextFormName } from "@/lib/text-forms/names";
import type { ImageFinder } from "./archive-names";
import { GROUP_NAMES, ID_NAMES } from "./column-names";
import { mayDiffer, writtenNumber } from "./written-scalar";

export type Mapping = {
  /** field of the schema → column of the file */
  fields: Record<string, string>;
  id?: string | undefined;
  group?: string | undefined;
  priority?: string | undefined;
  keepOther: boolean;
  /** Columns that are taken in as answers of people: as data, other annotators could read them. */
  answers?: readonly string[];
};
export type MappedRow = {
  data: Record<string, unknown>;
  /** What the columns of answers would be as data: the same table imported without its labels has these, too. */
  answers?: Record<string, unknown>;
  externalId: string | null;
  groupKey: string | null;
  priority: number;
  /** The images it shows, by their names in the zip. */
  images: { field: string; name: string }[];
};

const MAX_ID_CHARS = 500;
const MAX_PRIORITY = 1_000_000;

/** The record's own member: a column may be called like something every object has (`constructor`). */
const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function scalar(row: Record<string, unknown>, column: string | undefined): Result<string | null, Message> {
  if (column === undefined) return ok(null);
  const value = own(row, column);
  if (value === undefined || value === null || value === "") return ok(null);
  if (typeof value === "object") return err(say("rows.structured", { column }));
  const text = String(value);
  // Neither database's text can hold these, and an id that was changed silently would no longer be the id.
  if (text.includes("\0") || !text.isWellFormed()) return err(say("rows.notText", { column }));
  return text.length > MAX_ID_CHARS ? err(say("rows.tooLong", { column, max: MAX_ID_CHARS })) : ok(text);
}

const OF_CONTENT = /^content:[0-9a-f]{64}$/;

/** A release writes what kind of group a task is in before its name; taken as they stand, groups would differ by that. */
function groupAsGiven(group: string): string | null {
  if (OF_CONTENT.test(group)) return null;
  return group.startsWith(EXPLICIT_GROUP) ? group.slice(EXPLICIT_GROUP.length) : group;
}

function priorityOf(row: Record<string, unknown>, column: string | undefined): Result<number, Message> {
  if (column === undefined) return ok(0);
  const text = scalar(row, column);
  if (!text.ok) return text;
  const value = text.value === null ? 0 : Number(text.value);
  if (Number.isInteger(value) && Math.abs(value) <= MAX_PRIORITY) return ok(value);
  return err(say("rows.badPriority", { column }));
}

/** A name for a column whose own is the name of a field that another column fills. */
function freeName(row: Record<string, unknown>, column: string): string {
  let name = `${column}_original`;
  while (Object.hasOwn(row, name)) name += "_original";
  return name;
}

/** Columns that the mapping names beside those of the data; each has to be in the file. */
export const namedColumns = ({ id, group, priority }: Mapping): string[] =>
  [id, group, priority].filter((column) => column !== undefined);

/**
 * Decides one row: a record of the file, columns by name. `source` is its JSON where it comes from JSON: a number that is
 * shown as a text is shown as it is written there.
 */
export type RowMapper = (row: Record<string, unknown>, source?: string) => Result<MappedRow, Message>;

function shownText(row: Record<string, unknown>, column: string, source = ""): Result<string, Message> {
  const value = own(row, column);
  if (typeof value === "string" && value !== "") return ok(value);
  if (typeof value === "boolean") return ok(String(value));
  if (typeof value === "number")
    return ok((mayDiffer(source) ? writtenNumber(source, column) : undefined) ?? String(value));
  if (value === undefined) return err(say("rows.noColumn", { column }));
  return typeof value === "object" && value !== null
    ? err(say("rows.structured", { column }))
    : err(say("rows.empty", { column }));
}

/** The value of a text that has a form: a list or object as it is, if it can be read. */
function formedText(
  form: TextFormName,
  row: Record<string, unknown>,
  column: string,
  source?: string,
): Result<unknown, Message> {
  const value = own(row, column);
  const given = typeof value === "object" && value !== null ? ok(value) : shownText(row, column, source);
  if (!given.ok) return given;
  const { fault, read } = TEXT_FORMS[form];
  return read(given.value) === null ? err(fault(column)) : given;
}

const NO_PICTURES: ImageFinder = () => err(say("rows.needsZip"));
const NO_IMAGES: MappedRow["images"] = [];

/**
 * The decision for every row of one import; what does not depend on the row is worked out once.
 * @param findImage which file the cell of an image column means; without it no row of a project with images fits
 */
export function rowMapper(
  mapping: Mapping,
  schema: LabelSchema,
  findImage: ImageFinder = NO_PICTURES,
): RowMapper {
  const inputs = schema.inputs.map(({ kind, field, form }) => ({
    kind,
    field,
    form,
    column: own(mapping.fields, field) ?? field,
  }));
  const used = new Set([mapping.id, mapping.group, mapping.priority, ...inputs.map((input) => input.column)]);
  const answered = new Set(mapping.answers);
  // Filled from another column: a column of their own name is kept beside it.
  const taken = new Set(inputs.filter(({ field, column }) => field !== column).map(({ field }) => field));
  return (row, source) => {
    if (Object.hasOwn(row, "__proto__")) return err(say("rows.prototypeColumn"));
    const data: Record<string, unknown> = {};
    const answers: Record<string, unknown> = {};
    if (mapping.keepOther)
      for (const column of Object.keys(row)) {
        if (used.has(column)) continue;
        const into = answered.has(column) ? answers : data;
        into[taken.has(column) ? freeName(row, column) : column] = row[column];
      }
    let images = NO_IMAGES;
    for (const { kind, field, form, column } of inputs) {
      if (form) {
        const formed = formedText(form, row, column, source);
        if (!formed.ok) return formed;
        data[field] = formed.value;
        continue;
      }
      const text = shownText(row, column, source);
      if (!text.ok) return text;
      data[field] = text.value;
      if (kind !== "image") continue;
      const picture = findImage(text.value);
      if (!picture.ok) return picture;
      images = [...images, { field, name: picture.value }];
    }
    const externalId = scalar(row, mapping.id);
    if (!externalId.ok) return externalId;
    const groupKey = scalar(row, mapping.group);
    if (!groupKey.ok) return groupKey;
    const priority = priorityOf(row, mapping.priority);
    if (!priority.ok) return priority;
    return ok({
      data,
      externalId: externalId.value,
      groupKey: groupKey.value === null ? null : groupAsGiven(groupKey.value),
      priority: priority.value,
      images,
      ...(answered.size > 0 && { answers }),
    });
  };
}

type Column = {
  name: string;
  longest: number;
  kind: string;
  filled: number;
  pictures: number;
  /** How many values it has. */
  distinct?: number;
};

/**
 * A first guess, one purpose per column: a column called like a field of the schema is that field, the others with
 * telling names are id and group. Of what is left, fields of images get the columns whose values are mostly names of
 * images, fields of text those with the longest texts, and fields of dialogues and the like those with lists and objects.
 */
export function suggestMapping(schema: LabelSchema, columns: Column[]): Mapping {
  const fieldNames = new Set(schema.inputs.map((input) => input.field));
  const others = columns.filter((column) => !fieldNames.has(column.name));
  const named = (names: string[], from = others) =>
    names.flatMap((name) => from.filter((column) => column.name.toLowerCase() === name))[0]?.name;
  const id = named(ID_NAMES);
  // A group of all rows could not be split.
  const group = named(
    GROUP_NAMES,
    others.filter(({ distinct, filled }) => distinct !== 1 || filled <= 1),
  );
  const namesPictures = ({ pictures, filled }: Column) => pictures * 2 > filled;
  const unused = others
    .filter(({ name }) => name !== id && name !== group)
    .toSorted((a, b) => b.longest - a.longest);
  const free = unused.filter(({ kind }) => kind === "text" || kind === "mixed");
  const left = {
    image: others.filter((column) => free.includes(column) && namesPictures(column)),
    text: free.filter((column) => !namesPictures(column)),
    structured: unused.filter(({ kind }) => kind === "object"),
  };
  const fields: Record<string, string> = {};
  for (const { kind, field, form } of schema.inputs) {
    const fits = left[form && TEXT_FORMS[form].isStructured ? "structured" : kind];
    const column = columns.find((item) => item.name === field) ?? fits.shift();
    if (column !== undefined) fields[field] = column.name;
  }
  return { fields, id, group, keepOther: true };
}
