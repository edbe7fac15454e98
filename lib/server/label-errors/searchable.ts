/** The questions and regions whose labels can be searched for errors. */
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { hasObjects } from "@/lib/label-errors/compare-objects";
import { type Control, findControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { hasVotes } from "../consensus/crowd-votes-of";

/** One label out of a list, asked once per task; or regions of a kind that can be compared. */
export const isSearchable = (control: Control): boolean =>
  isRegionControl(control) ? hasObjects(control) : hasVotes(control);

/** @throws AppError `invalid_input` for a control that the schema does not have, or that cannot be searched */
export function requireSearchable(schema: LabelSchema, id: string): Control {
  const control = findControl(schema, id);
  if (!control) throw invalid("control", say("labels.unknownControl", { control: id }));
  if (!isSearchable(control)) throw invalid("control", say("labelErrors.notSearchable"));
  return control;
}
