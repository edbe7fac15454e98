/** Which questions can be answered for many tasks at once: those about the task, as regions are marked one task at a time. */
import { visibleControls } from "@/lib/annotation/visibility";
import type { EditorStore } from "@/lib/editor/store";
import { answerKind } from "@/lib/kinds";
import {
  type AnswerControl,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";

export const bulkQuestions = ({ controls }: LabelSchema): AnswerControl[] =>
  controls.filter(isAnswerControl).filter(({ kind, per }) => per !== "region" && answerKind(kind).hasInput);

/** Whether tasks of the schema can be finished in bulk: something is asked about the task, and no region is required. */
export const suitsBulk = (schema: LabelSchema): boolean =>
  bulkQuestions(schema).length > 0 &&
  !schema.controls.some(
    (control) => (isRegionControl(control) || isRelationControl(control)) && control.required,
  );

/** Whether the question is asked about this task, as its answers stand. */
export function isAskedOf(control: AnswerControl, editor: EditorStore): boolean {
  const { schema, document } = editor.getState();
  return visibleControls(schema, document).has(control.id);
}
