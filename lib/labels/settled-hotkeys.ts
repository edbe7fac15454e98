/**
 * Keys that labels of an edited schema have twice. A label that was given the key in this draft keeps it, and those that
 * had it before give way; where all had it before, the first keeps it. Two that were given it now stay a problem.
 */
import { chooserLabels, hotkeyTarget } from "./hotkeys";
import { hasLabels, type LabelSchema } from "./schema";

type Claim = { target: string; isNew: boolean };

/** Labels with a key of their own, by key: those that annotators can choose. */
function claimsOf(schema: LabelSchema, before: ReadonlyMap<string, string>): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const control of schema.controls) {
    const chosen = chooserLabels(control);
    for (const label of hasLabels(control) ? control.labels : []) {
      if (label.hotkey === undefined || !chosen.has(label.id)) continue;
      const key = label.hotkey.toLowerCase();
      const target = hotkeyTarget(control.id, label.id);
      claims.set(key, [...(claims.get(key) ?? []), { target, isNew: before.get(target) !== key }]);
    }
  }
  return claims;
}

/** @returns the schema itself where no key has to give way */
export function settledHotkeys(schema: LabelSchema, before: LabelSchema): LabelSchema {
  const had = new Map(
    before.controls.flatMap((control) =>
      (hasLabels(control) ? control.labels : []).map(
        ({ id, hotkey = "" }) => [hotkeyTarget(control.id, id), hotkey.toLowerCase()] as const,
      ),
    ),
  );
  const yielding = new Set<string>();
  for (const claims of claimsOf(schema, had).values()) {
    const keeper = claims.find(({ isNew }) => isNew) ?? claims[0];
    for (const claim of claims) if (claim !== keeper && !claim.isNew) yielding.add(claim.target);
  }
  if (yielding.size === 0) return schema;
  const controls = schema.controls.map((control) => {
    if (!hasLabels(control)) return control;
    const labels = control.labels.map((label) => {
      if (!yielding.has(hotkeyTarget(control.id, label.id))) return label;
      const { hotkey: _, ...rest } = label;
      return rest;
    });
    return { ...control, labels };
  });
  return { ...schema, controls } as LabelSchema;
}
