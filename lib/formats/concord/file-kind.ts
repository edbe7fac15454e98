/** What the lines of our own releases look like. */
import { firstValues } from "../jsonl/lines";
import type { FileKind } from "../reader";

type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isItem = (value: unknown): value is Json =>
  isObject(value) &&
  isObject(value.data) &&
  Array.isArray(value.annotations) &&
  typeof value.seq === "number" &&
  "labelsFrom" in value;

export const concordFiles = {
  extensions: [],
  refines: "jsonl",
  hasColumns: true,
  sniff: (start) => {
    const values = firstValues(start);
    return values.length > 0 && values.every(isItem) ? 0.98 : 0;
  },
} satisfies FileKind;
