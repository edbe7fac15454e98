/**
 * Which key picks which label, and which gives which figure. Keys written in the schema win; the other labels get the
 * next free key of the pool in the order of the schema, so a key never changes under the annotator unless the schema does.
 */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { answerKind, KINDS } from "@/lib/kinds";
import { type Control, hasLabels, isAnswerControl, isRegionControl, type LabelSchema } from "./schema";

export const SELECT_KEY = "v";
/** Keys of what is done with regions: tools, hide, lock, new region. Without regions they are free for labels. */
const REGION_KEYS = new Set([
  ...`${SELECT_KEY}hln`,
  ...Object.values(KINDS).flatMap((kind) => ("key" in kind && kind.key !== undefined ? kind.key : [])),
]);
/** Keys the label view uses for itself; of every schema skip and fit. */
export const RESERVED_KEYS = new Set([..."sf", ...REGION_KEYS]);

/** Whether no label of the schema may have a key. */
export const isReserved = (key: string, { controls }: Pick<LabelSchema, "controls">): boolean =>
  RESERVED_KEYS.has(key) && (!REGION_KEYS.has(key) || controls.some(isRegionControl));
const POOL = [..."1234567890qwertyuiadcxzj"];

/** Ids of the labels that are chosen by a key: of regions and relations, and of questions answered by labels. */
export function chooserLabels(control: Control): Set<string> {
  const ids = hasLabels(control) ? control.labels.map(({ id }) => id) : [];
  if (!isAnswerControl(control)) return new Set(ids);
  const { valueKeys, choosable } = answerKind(control.kind);
  return new Set(valueKeys === "labels" ? ids.filter(choosable?.(control) ?? (() => true)) : []);
}

export type Hotkeys = {
  /** `controlId/labelId` → key */
  byLabel: Map<string, string>;
  /** key → `{ control, label }` */
  byKey: Map<string, { control: string; label: string }>;
  /** Control id → the keys of its figures in their order. Questions that come last may have none. */
  byFigure: Map<string, string[]>;
  issues: Issue[];
};

export const hotkeyTarget = (control: string, label: string): string => `${control}/${label}`;

/** The figure itself where no label has its key, else with Alt; never some figures of a question so and others so. */
const FIGURE_MODIFIERS = ["", "alt+"];

function figureKeys(schema: LabelSchema, taken: Pick<ReadonlySet<string>, "has">): Map<string, string[]> {
  const byFigure = new Map<string, string[]>();
  const used = new Set<string>();
  for (const control of schema.controls) {
    if (!isAnswerControl(control)) continue;
    const kind = answerKind(control.kind);
    if (kind.valueKeys !== "figures") continue;
    const figures = kind.values?.(control) ?? [];
    const keys = FIGURE_MODIFIERS.map((modifier) => figures.map((_, i) => `${modifier}${(i + 1) % 10}`)).find(
      (series) => series.every((key) => !taken.has(key) && !used.has(key)),
    );
    if (!keys) continue;
    byFigure.set(control.id, keys);
    for (const key of keys) used.add(key);
  }
  return byFigure;
}

export function assignHotkeys(schema: LabelSchema): Hotkeys {
  const byLabel = new Map<string, string>();
  const byKey = new Map<string, { control: string; label: string }>();
  const issues: Issue[] = [];
  const labeled = schema.controls.flatMap((control, c) => {
    const keyed = chooserLabels(control);
    return hasLabels(control)
      ? control.labels.flatMap((label, l) =>
          keyed.has(label.id) ? { control: control.id, label, path: `controls.${c}.labels.${l}.hotkey` } : [],
        )
      : [];
  });
  for (const { control, label, path } of labeled) {
    if (label.hotkey === undefined) continue;
    const key = label.hotkey.toLowerCase();
    if (isReserved(key, schema)) issues.push({ path, message: say("labels.hotkeyReserved", { key }) });
    else if (byKey.has(key)) issues.push({ path, message: say("labels.hotkeyTwice", { key }) });
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
  return { byLabel, byKey, byFigure: figureKeys(schema, byKey), issues };
}
