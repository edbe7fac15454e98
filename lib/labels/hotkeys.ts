/**
 * Which key picks which label. Keys written in the schema win; the others get the next free key of the pool in the
 * order of the schema, so a key never changes under the annotator unless the schema does.
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
  issues: Issue[];
};

export const hotkeyTarget = (control: string, label: string): string => `${control}/${label}`;

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
  return { byLabel, byKey, issues };
}
