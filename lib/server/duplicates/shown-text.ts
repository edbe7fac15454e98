/** The text that a task shows, for comparing it with others. */
import type { LabelSchema } from "@/lib/labels/schema";
import { textOf } from "@/lib/text-forms/shape-texts";

function inText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The texts of all its text fields, in the order of the label schema, on lines of their own. */
export const shownText = (schema: LabelSchema, data: Readonly<Record<string, unknown>>): string =>
  schema.inputs
    .filter(({ kind, field }) => kind === "text" && Object.hasOwn(data, field))
    .map((input) => textOf(input, data) ?? inText(data[input.field]))
    .join("\n");
