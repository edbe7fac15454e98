/**
 * The values of the data fields that a label schema shows beside a task. They are read, never marked: no region lies on
 * them, and they are no part of what makes two tasks equal (`shown-content.ts`).
 */
import { canonicalJson } from "@/lib/core/canonical-json";
import type { LabelSchema } from "./schema";

export type ContextValue = { field: string; name: string; value: string };

/**
 * @returns in the order of the schema: texts, numbers, true and false as they are, lists and objects as compact JSON in one order of
 * members; fields that the task lacks, or that hold nothing (null or an empty text), are left out
 */
export function contextValues(
  { context = [] }: LabelSchema,
  data: Readonly<Record<string, unknown>>,
): ContextValue[] {
  return context.flatMap(({ field, name = field }) => {
    const value = Object.hasOwn(data, field) ? data[field] : undefined;
    if (value === undefined || value === null || value === "") return [];
    return { field, name, value: typeof value === "object" ? canonicalJson(value) : String(value) };
  });
}
