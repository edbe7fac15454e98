/**
 * Which ready label schemas fit a file: those whose every input can be filled from its columns. Of these, the ones whose fields
 * the columns are called like come first, then the ones that leave the fewest long texts unshown, then those that ask the fewest questions.
 */
import type { ColumnProfile } from "@/lib/imports/profile-columns";
import { TEXT_FORMS } from "@/lib/text-forms";
import type { Input, LabelSchema } from "./schema";

type Column = Pick<ColumnProfile, "name" | "kind" | "longest" | "filled" | "distinct" | "pictures">;

/** `images`: pictures came along. Without columns each of them becomes a task. */
export type FileFacts = {
  columns: readonly Column[];
  rows: readonly Readonly<Record<string, unknown>>[];
  images: boolean;
};

/** Shorter values are rather names, dates or categories than texts that somebody reads. */
const PROSE_CHARS = 25;

const isPicture = ({ pictures, filled }: Column): boolean => filled > 0 && pictures * 2 > filled;
const isText = (column: Column): boolean =>
  (column.kind === "text" || column.kind === "mixed") && !isPicture(column);
const isProse = (column: Column): boolean =>
  isText(column) && column.longest >= PROSE_CHARS && column.distinct * 2 > column.filled;

/** Whether the first rows that have a value there have one of the form that the input is read in. */
function isOfForm({ form }: Input, { name }: Column, rows: FileFacts["rows"]): boolean {
  if (!form) return true;
  const values = rows.map((row) => row[name]).filter((value) => value !== undefined && value !== null);
  return values.length > 0 && values.every((value) => TEXT_FORMS[form].read(value) !== null);
}

type Fit = { named: number; left: number };

/** How a schema fits the columns; null where one of its inputs would stay empty. */
function fitOf({ inputs }: LabelSchema, { columns, rows, images }: FileFacts): Fit | null {
  const [only, ...more] = inputs;
  if (columns.length === 0)
    return images && only?.kind === "image" && more.length === 0 ? { named: 0, left: 0 } : null;
  const free = new Set(columns);
  let named = 0;
  const take = (input: Input): boolean => {
    const same = [...free].find(({ name }) => name === input.field);
    const fits = (column: Column): boolean => {
      if (input.kind === "image") return images && isPicture(column);
      if (input.form && TEXT_FORMS[input.form].isStructured) return isOfForm(input, column, rows);
      // One text may be short; several short columns are not several texts to be read.
      return isProse(column) || (isText(column) && inputs.length === 1 && ![...free].some(isProse));
    };
    const isStructured = input.form !== undefined && TEXT_FORMS[input.form].isStructured === true;
    const isSame = same !== undefined && (input.kind === "text" && !isStructured ? isText(same) : fits(same));
    const column = isSame ? same : [...free].find(fits);
    if (!column) return false;
    if (isSame) named++;
    free.delete(column);
    return true;
  };
  if (!inputs.every(take)) return null;
  const showsImages = inputs.some(({ kind }) => kind === "image");
  const left = [...free].filter(
    (column) => isProse(column) || (images && !showsImages && isPicture(column)),
  ).length;
  return { named, left };
}

/** @returns the ids of those that fit, the best first */
export function suggestTemplates(
  templates: readonly { id: string; schema: LabelSchema }[],
  facts: FileFacts,
): string[] {
  const fits = templates.flatMap(({ id, schema }, at) => {
    const fit = fitOf(schema, facts);
    return fit ? [{ id, at, asked: schema.controls.length, ...fit }] : [];
  });
  return fits
    .sort((a, b) => b.named - a.named || a.left - b.left || a.asked - b.asked || a.at - b.at)
    .map(({ id }) => id);
}
