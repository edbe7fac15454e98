/**
 * The pair of labels that annotators confuse most often, and whether a rule of the guideline is about it: the confusion
 * that a manager should mend first. Ratings are left out, where the neighbouring value is a near miss and no question
 * of rules.
 */

import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { hasFigures } from "@/lib/kinds";

/** Fewer meetings than this are slips, not a habit. */
const FEWEST = 3;

export type ScopedRule = { code: string; status: "draft" | "active" | "retired"; labels: readonly string[] };

export type MainConfusion = {
  control: string;
  /** Label ids. */
  a: string;
  b: string;
  /** Pairs of answers in which one had `a` and the other `b`. */
  count: number;
  /** Of all pairs of different labels of this control, in (0, 1]. */
  share: number;
  /** Codes of the active rules that name both labels, in the order given. */
  rules: string[];
};

/** The targets a rule names so as to be about both labels. */
export const targetsOf = ({
  control,
  a,
  b,
}: Pick<MainConfusion, "control" | "a" | "b">): [string, string] => [`${control}/${a}`, `${control}/${b}`];

/** Codes of the active rules that name both labels, in the order given. */
export function rulesAbout(
  pair: Pick<MainConfusion, "control" | "a" | "b">,
  rules: readonly ScopedRule[],
): string[] {
  const targets = targetsOf(pair);
  return rules
    .filter(({ status, labels }) => status === "active" && targets.every((target) => labels.includes(target)))
    .map(({ code }) => code);
}

/** @returns null when no pair met three times; of equal counts the first in the order given */
export function mainConfusion(
  controls: readonly Pick<ControlAgreement, "control" | "kind" | "confusion">[],
  rules: readonly ScopedRule[],
): MainConfusion | null {
  let main: Omit<MainConfusion, "rules"> | null = null;
  for (const { control, kind, confusion } of controls) {
    if (hasFigures(kind)) continue;
    const all = confusion.reduce((sum, { count }) => sum + count, 0);
    for (const { a, b, count } of confusion)
      if (count >= FEWEST && count > (main?.count ?? 0)) main = { control, a, b, count, share: count / all };
  }
  return main && { ...main, rules: rulesAbout(main, rules) };
}
