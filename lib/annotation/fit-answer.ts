/**
 * As much of one answer as a control takes. Where one or several labels are asked for now, a single label becomes a list
 * of one and a list of one its label; of several labels those are kept that the control takes.
 */
import { type AnswerControl, hasLabels } from "@/lib/labels/schema";
import { takesAnswer, takesLabel } from "@/lib/labels/takes-label";
import type { AnswerValue } from "./document";

export type FittedAnswer = {
  /** The value itself where it fits; null when nothing is left of it. */
  kept: AnswerValue | null;
  /** How many labels or values were left out. */
  dropped: number;
  /** Labels that the control does not take, alone or beside others. */
  refused: string[];
};

/** The labels as the control takes them: as a list, or the only one by itself. */
function takenForm(ids: readonly string[], control: AnswerControl): AnswerValue | null {
  const [only] = ids;
  if (only === undefined) return null;
  if (takesAnswer([...ids], control)) return [...ids];
  return ids.length === 1 && takesAnswer(only, control) ? only : null;
}

export function fitAnswer(value: AnswerValue, control: AnswerControl): FittedAnswer {
  if (takesAnswer(value, control)) return { kept: value, dropped: 0, refused: [] };
  if (!hasLabels(control)) return { kept: null, dropped: 1, refused: [] };
  const given = [value].flat().map(String);
  const taken = given.filter((id) => takesLabel(id, control));
  const refused = given.filter((id) => !taken.includes(id));
  const kept = takenForm(taken, control);
  const dropped = kept === null ? Math.max(1, given.length) : refused.length;
  return { kept, dropped, refused };
}
