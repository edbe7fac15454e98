/**
 * What is shown of a task that stands before or after another one: its texts, to be read. Inputs that a question compares
 * are left out, since their names or their order could tell annotators which candidate comes from where.
 */
import { textOf } from "@/lib/text-forms/shape-texts";
import { comparedInputs } from "./compared-inputs";
import type { LabelSchema } from "./schema";

/** In UTF-16 code units, of one text. */
export const MOST_UNITS = 4_000;
const CUT = "…";

/** The words nearest to the task: the end of a text before it, the beginning of one after it; no character is cut in two. */
function nearest(text: string, side: "before" | "after"): string {
  if (text.length <= MOST_UNITS) return text;
  if (side === "after") return text.slice(0, MOST_UNITS).replace(/[\uD800-\uDBFF]$/, "") + CUT;
  return CUT + text.slice(-MOST_UNITS).replace(/^[\uDC00-\uDFFF]/, "");
}

/** @returns in the order of the inputs; a text that the task lacks is left out */
export function neighbourTexts(
  schema: LabelSchema,
  data: Readonly<Record<string, unknown>>,
  side: "before" | "after",
): string[] {
  const compared = comparedInputs(schema);
  return schema.inputs.flatMap((input) => {
    if (input.kind !== "text" || compared.has(input.id)) return [];
    const text = textOf(input, data);
    return text === undefined ? [] : [nearest(text, side)];
  });
}
