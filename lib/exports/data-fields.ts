/**
 * Which data fields of a release have a column in its tables. They are counted while the release is frozen and stored
 * with it: a table says its columns before its first row, and a download must not read everything twice to know them.
 * Sorted by code units, so that releases of equal items have equal tables whatever order their files had.
 */
import type { LabelSchema } from "@/lib/labels/schema";

/** So many beside those the schema shows; data whose keys are data themselves would have no end of columns. */
export const MAX_FIELDS = 1_000;

/** The task's own member: a field may be called like something every object has (`constructor`). */
export const ownData = (data: Readonly<Record<string, unknown>>, field: string): unknown =>
  Object.hasOwn(data, field) ? data[field] : undefined;

export const shownFields = (schema: LabelSchema): string[] => schema.inputs.map((input) => input.field);

/** Collects the fields beside those the schema shows: the first ones to appear, in task order, up to `MAX_FIELDS`. */
export function fieldCollector(schema: LabelSchema) {
  const shown = new Set(shownFields(schema));
  const found = new Set<string>();
  return {
    found: found as ReadonlySet<string>,
    add: (data: Readonly<Record<string, unknown>>): void => {
      if (found.size >= MAX_FIELDS) return;
      const fresh = Object.keys(data).filter((field) => !shown.has(field) && !found.has(field));
      for (const field of fresh.sort().slice(0, MAX_FIELDS - found.size)) found.add(field);
    },
    sorted: (): string[] => [...found].sort(),
  };
}
