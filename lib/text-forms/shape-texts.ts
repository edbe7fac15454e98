/** The texts of a task as they are read and marked, by what its label schema says of their form. */
import { canonicalJson } from "@/lib/core/canonical-json";
import type { Input, LabelSchema } from "@/lib/labels/schema";
import { TEXT_FORMS } from ".";
import type { ShapedText, ShapedTexts } from "./shaped-text";

type Data = Readonly<Record<string, unknown>>;

const valueIn = (data: Data, field: string): unknown =>
  Object.hasOwn(data, field) ? data[field] : undefined;

/** In one order of members: tasks with the same data show the same text, whatever has rewritten their JSON. */
const asGiven = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(JSON.parse(canonicalJson(value)), null, 2);

/** A value that is not of its form is shown as it was given, so that nothing is hidden. */
function shapeText({ field, form }: Input, data: Data): ShapedText | undefined {
  const value = valueIn(data, field);
  if (form === undefined || value === undefined) return undefined;
  return { form, ...(TEXT_FORMS[form].read(value) ?? { text: asGiven(value), layout: [] }) };
}

/** Of the inputs that have a form; one whose field the task lacks is left out. */
export function shapeTexts({ inputs }: LabelSchema, data: Data): ShapedTexts {
  const shaped = inputs.flatMap((input) => {
    const text = shapeText(input, data);
    return text ? [[input.id, text] as const] : [];
  });
  return Object.fromEntries(shaped);
}

/** The same as a member of what is sent; nothing where no input has a form. */
export function withTexts(schema: LabelSchema, data: Data): { texts?: ShapedTexts } {
  return schema.inputs.some(({ form }) => form !== undefined) ? { texts: shapeTexts(schema, data) } : {};
}

/** The text of an input, whatever its form; undefined where the task has none. */
export function textOf(input: Input, data: Data): string | undefined {
  const value = valueIn(data, input.field);
  return shapeText(input, data)?.text ?? (typeof value === "string" ? value : undefined);
}

/** The texts of all inputs, by input; one whose field the task lacks is left out. */
export function textsOf({ inputs }: LabelSchema, data: Data): Record<string, string> {
  const texts = inputs.flatMap((input) => {
    const text = input.kind === "text" ? textOf(input, data) : undefined;
    return text === undefined ? [] : [[input.id, text] as const];
  });
  return Object.fromEntries(texts);
}

/** Whether the task has a text for the input that is of its form. */
export function hasText({ field, form }: Input, data: Data): boolean {
  const value = valueIn(data, field);
  if (form === undefined) return typeof value === "string";
  return value !== undefined && TEXT_FORMS[form].read(value) !== null;
}
