/**
 * Types of the columns that data fields have in typed tables. What the label schema shows is text. A further field has the
 * narrowest type that holds all of its values in the release, of all splits alike: truth values, whole numbers, numbers, else
 * text. Lists and objects are JSON in a column of text. Types are found by reading the release once before its tables.
 */
import type { ColumnType, ExportHeader, FrozenItem, ItemSource } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { ownData, shownFields } from "./data-fields";
import { distinctNames } from "./distinct-names";
import { itemText } from "./item-text";

function typeOf(value: unknown): ColumnType | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number";
  return "text";
}

const isNumeric = (type: ColumnType): boolean => type === "integer" || type === "number";

function widened(known: ColumnType | undefined, type: ColumnType): ColumnType {
  if (known === undefined || known === type) return type;
  return isNumeric(known) && isNumeric(type) ? "number" : "text";
}

/** A value as its column holds it; null for none. */
export function cellOf(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type !== "text") return value as number | boolean;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What is known of a release once it was read. */
export type Survey = {
  /** Types of data fields; those without any value are text. */
  typeOf: (field: string) => ColumnType;
  /** How many rows each split has. */
  counts: ReadonlyMap<Split, number>;
  /** Some item has votes behind its labels. */
  hasVotes: boolean;
  /** Some task came with a group. */
  hasGroups: boolean;
};

/** The types of fields, item by item. */
class FieldTypes {
  readonly known = new Map<string, ColumnType>();
  /** Fields that may still turn out to have another type. */
  private open: readonly string[];

  constructor(fields: readonly string[]) {
    this.open = fields;
  }

  get areSettled(): boolean {
    return this.open.length === 0;
  }

  add(item: FrozenItem): void {
    let isSettled = false;
    for (const field of this.open) {
      const type = typeOf(fieldValue(item, field));
      if (type === null) continue;
      const wider = widened(this.known.get(field), type);
      this.known.set(field, wider);
      isSettled ||= wider === "text";
    }
    if (isSettled) this.open = this.open.filter((field) => this.known.get(field) !== "text");
  }
}

/**
 * Shown fields are text, so only further ones are looked at; an item is parsed while some of these may still get another type.
 * @param rowsIn how many rows an item has in the table; one where left out
 */
export async function surveyItems(
  { dataFields }: ExportHeader,
  items: ItemSource,
  rowsIn?: (item: FrozenItem) => number,
): Promise<Survey> {
  const types = new FieldTypes([...(dataFields ?? [])]);
  const counts = new Map<Split, number>();
  let [hasVotes, hasGroups] = [false, false];
  for await (const page of items())
    for (const { item, split, text } of page) {
      const mayVote = !hasVotes && text.includes('"votes":');
      const mayGroup = !hasGroups && text.includes('"givenGroup":"');
      const frozen = mayVote || mayGroup || rowsIn || !types.areSettled ? item() : undefined;
      counts.set(split, (counts.get(split) ?? 0) + (rowsIn && frozen ? rowsIn(frozen) : 1));
      if (!frozen) continue;
      if (frozen.votes) hasVotes = true;
      if (frozen.givenGroup) hasGroups = true;
      types.add(frozen);
    }
  return { typeOf: (field) => types.known.get(field) ?? "text", counts, hasVotes, hasGroups };
}

/** A data field and the column that holds it. */
export type FieldColumn = { field: string; name: string };

/**
 * The data fields of a release and the names of their columns, those that the schema shows first. A name that is taken
 * becomes `data.…`; names that differ in case only are told apart, since SQL takes them for one.
 */
export function fieldColumns(
  schema: LabelSchema,
  dataFields: ReadonlySet<string> | null,
  taken: readonly string[],
): FieldColumn[] {
  const distinct = distinctNames(taken, (name) => name.toLowerCase());
  return [...new Set([...shownFields(schema), ...(dataFields ?? [])])].map((field) => ({
    field,
    name: distinct(field, (name) => `data.${name}`),
  }));
}

/**
 * Columns for the texts that are read where the data have another form: regions lie on these. None of their names is given
 * to another column.
 * @param taken names of all other columns
 */
export function readTextColumns(
  { inputs }: LabelSchema,
  taken: readonly string[],
): { name: string; value: (item: FrozenItem) => string | undefined }[] {
  const distinct = distinctNames(taken, (name) => name.toLowerCase());
  return inputs
    .filter(({ form }) => form !== undefined)
    .map((input) => ({
      name: distinct(`${input.field}_text`, (name) => `data.${name}`),
      value: (item) => itemText(item, input),
    }));
}

/** Data as tables hold them: the place of an image in the archive instead of its name. */
export const fieldValue = ({ data, images }: FrozenItem, field: string): unknown => {
  const image = images.find((one) => one.field === field);
  return image ? `images/${image.file}` : ownData(data, field);
};
