/** Whether a gold answer can still be compared with annotations: all it holds is in the label schema. */
import type { AnnotationDocument, AnswerValue } from "../annotation/document";
import { fitAnswer } from "../annotation/fit-answer";
import { fitShape } from "../annotation/fit-shape";
import {
  type Control,
  findLabel,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "../labels/schema";

type Controls = ReadonlyMap<string, Control>;

const answersFit = (answers: Readonly<Record<string, AnswerValue>>, controls: Controls): boolean =>
  Object.entries(answers).every(([id, value]) => {
    const control = controls.get(id);
    return control !== undefined && isAnswerControl(control) && fitAnswer(value, control).dropped === 0;
  });

/** False where a question, a label or a value that the document holds was retired. */
export function fitsSchema(document: AnnotationDocument, schema: LabelSchema): boolean {
  const controls: Controls = new Map(schema.controls.map((control) => [control.id, control]));
  return (
    answersFit(document.answers, controls) &&
    document.regions.every(({ control: id, labels, shape, attributes }) => {
      const control = controls.get(id);
      return (
        control !== undefined &&
        isRegionControl(control) &&
        labels.every((label) => findLabel(control, label)) &&
        fitShape(shape, control) === shape &&
        answersFit(attributes ?? {}, controls)
      );
    }) &&
    document.relations.every(({ control: id, label }) => {
      const control = controls.get(id);
      return control !== undefined && isRelationControl(control) && findLabel(control, label) !== undefined;
    })
  );
}
