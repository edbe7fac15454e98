/** Which questions can be answered for many tasks at once: those about the task, as regions are marked one task at a time. */
import { answerKind } from "@/lib/kinds";
import { comparedInputs } from "./compared-inputs";
import {
  type AnswerControl,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "./schema";

export const bulkQuestions = ({ controls }: LabelSchema): AnswerControl[] =>
  controls.filter(isAnswerControl).filter(({ kind, per }) => per !== "region" && answerKind(kind).hasInput);

/**
 * Whether tasks of the schema can be finished in bulk: something is asked about the task, no region is required, and nothing is
 * compared, since each task shows what is compared side by side and in an order of its own.
 */
export const suitsBulk = (schema: LabelSchema): boolean =>
  bulkQuestions(schema).length > 0 &&
  comparedInputs(schema).size === 0 &&
  !schema.controls.some(
    (control) => (isRegionControl(control) || isRelationControl(control)) && control.required,
  );
