/** The split that tasks name themselves, in a field of their data: as a benchmark comes that is divided already. */
import type { Grouping } from "./group-tasks";
import { type Split, strictest } from "./ratios";

/** A change of the rule gets a new one. */
export const COLUMN_VERSION = "column-1";

/** As the field's datasets call them. */
const NAMES: Readonly<Record<string, Split>> = {
  train: "train",
  training: "train",
  validation: "validation",
  valid: "validation",
  val: "validation",
  dev: "validation",
  development: "validation",
  test: "test",
  testing: "test",
};

/** Null for a task that names no split, or none of those known. */
export function splitInField(data: Readonly<Record<string, unknown>>, field: string): Split | null {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  const name = typeof value === "string" ? value.trim().toLowerCase() : "";
  return Object.hasOwn(NAMES, name) ? (NAMES[name] as Split) : null;
}

/** @returns the split of every group: the strictest that one of its tasks names, and train where none does */
export function columnSplit(
  tasks: readonly { given?: Split | null }[],
  { keys, groupOf }: Grouping,
): { splits: Split[]; missing: number; apart: number } {
  const splits: (Split | null)[] = keys.map(() => null);
  const apart = new Set<number>();
  let missing = 0;
  tasks.forEach(({ given = null }, i) => {
    const group = groupOf[i] as number;
    if (given === null) {
      missing++;
      return;
    }
    const before = splits[group] ?? null;
    if (before !== null && before !== given) apart.add(group);
    splits[group] = strictest(given, before);
  });
  return { splits: splits.map((split) => split ?? "train"), missing, apart: apart.size };
}
