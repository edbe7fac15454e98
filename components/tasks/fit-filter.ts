/** Parts of a filter that name what a project has no more: a removed label, a person who has gone, a deleted import. */

import { valuesOf } from "@/lib/labels/closed-values";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import type { TaskView } from "./task-filter";

export type Known = {
  schema: LabelSchema;
  /** Ids. Of a list that does not filter by them, or does not know them, they are left out. */
  annotators?: readonly string[];
  assignees?: readonly string[];
  imports?: readonly string[];
};
type Filter = Partial<Pick<TaskView, Unfit["part"]>>;
/** A part that does not fit, as it stands in the address. */
export type Unfit = { part: "label" | "agreementOn" | "annotator" | "assignee" | "import"; value: string };

function isLabel({ schema }: Known, key: string): boolean {
  const at = key.indexOf("/");
  const control = findControl(schema, at < 0 ? key : key.slice(0, at));
  if (!control) return false;
  // Candidates of lists are too many to be known here.
  const values = valuesOf(control);
  return at < 0 || values.length === 0 || values.some(({ id }) => id === key.slice(at + 1));
}

/** The filter without what does not fit, and what that was. */
export function fitFilter<View extends Filter>(view: View, known: Known): { view: View; unfit: Unfit[] } {
  const fits: Record<Unfit["part"], (value: string) => boolean> = {
    label: (value) => isLabel(known, value),
    agreementOn: (value) => findControl(known.schema, value) !== undefined,
    annotator: (value) => known.annotators?.includes(value) ?? true,
    assignee: (value) => known.assignees?.includes(value) ?? true,
    import: (value) => known.imports?.includes(value) ?? true,
  };
  const parts = Object.keys(fits) as Unfit["part"][];
  const unfit = parts.flatMap((part): Unfit[] => {
    const value = view[part];
    return value === undefined || fits[part](value) ? [] : [{ part, value }];
  });
  const dropped = Object.fromEntries(unfit.map(({ part }) => [part, undefined]));
  return { view: { ...view, ...dropped }, unfit };
}
