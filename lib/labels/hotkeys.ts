/**
 * Which key picks which label, and which gives which rating. Keys written in the schema win; the other labels get the
 * next free key of the pool in the order of the schema, so a key never changes under the annotator unless the schema does.
 */
import type { Issue } from "@/lib/core/app-error";
import { hasLabels, type LabelSchema } from "./schema";

/** Keys the label view uses for itself: tools, skip, hide, lock, fit, next region, previous region. */
export const RESERVED_KEYS = new Set([..."vbgpokmshlfn"]);
const POOL = [..."1234567890qwertyuiadcxzj"];

export type Hotkeys = {
  /** `controlId/labelId` → key */
  byLabel: Map<string, string>;
  /** key → `{ control, label }` */
  byKey: Map<string, { control: string; label: string }>;
  /** Control id → the keys of its ratings from 1 up. Ratings that come last may have none. */
  byRating: Map<string, string[]>;
  issues: Issue[];
};

export const hotkeyTarget = (control: string, label: string): string => `${control}/${label}`;

/** The number itself where no label has its key, else with Alt; never some ratings of a question so and others so. */
const RATING_MODIFIERS = ["", "alt+"];

function ratingKeys(schema: LabelSchema, taken: Pick<ReadonlySet<string>, "has">): Map<string, string[]> {
  const byRating = new Map<string, string[]>();
  const used = new Set<string>();
  for (const control of schema.controls) {
    if (control.kind !== "rating") continue;
    const keys = RATING_MODIFIERS.map((modifier) =>
      Array.from({ length: control.max }, (_, i) => `${modifier}${(i + 1) % 10}`),
    ).find((series) => series.every((key) => !taken.has(key) && !used.has(key)));
    if (!keys) continue;
    byRating.set(control.id, keys);
    for (const key of keys) used.add(key);
  }
  return byRating;
}

export function assignHotkeys(schema: LabelSchema): Hotkeys {
  const byLabel = new Map<string, string>();
  const byKey = new Map<string, { control: string; label: string }>();
  const issues: Issue[] = [];
  const labeled = schema.controls.flatMap((control, c) =>
    hasLabels(control) && control.kind !== "relation"
      ? control.labels.map((label, l) => ({
          control: control.id,
          label,
          path: `controls.${c}.labels.${l}.hotkey`,
        }))
      : [],
  );
  for (const { control, label, path } of labeled) {
    if (label.hotkey === undefined) continue;
    const key = label.hotkey.toLowerCase();
    if (RESERVED_KEYS.has(key))
      issues.push({ path, message: `"${key}" is a key of the label view itself; choose another` });
    else if (byKey.has(key)) issues.push({ path, message: `"${key}" already picks another label` });
    else {
      byKey.set(key, { control, label: label.id });
      byLabel.set(hotkeyTarget(control, label.id), key);
    }
  }
  const free = POOL.filter((key) => !byKey.has(key));
  for (const { control, label } of labeled) {
    if (label.hotkey !== undefined) continue;
    const key = free.shift();
    if (key === undefined) break;
    byKey.set(key, { control, label: label.id });
    byLabel.set(hotkeyTarget(control, label.id), key);
  }
  return { byLabel, byKey, byRating: ratingKeys(schema, byKey), issues };
}
