/**
 * An annotation document as a model could send it for a label schema, to copy from: an answer to each control about the
 * task that annotators can answer, and one region. Controls without an input are left out.
 */
import { answerKind, canAnswer, regionKind, type Shape } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { isAnswerControl, isRegionControl, type LabelSchema } from "./schema";

type ExampleRegion = { id: string; control: string; labels: string[]; shape: Shape };
export type ExampleDocument = {
  answers: Record<string, AnswerValue>;
  regions: ExampleRegion[];
  relations: never[];
};

/** Masks have the size of their image, which only a task knows. */
const IMAGE = { width: 200, height: 200 };

export function exampleDocument(schema: LabelSchema, image = IMAGE): ExampleDocument {
  const document: ExampleDocument = { answers: {}, regions: [], relations: [] };
  for (const control of schema.controls) {
    if (isRegionControl(control)) {
      const kind = regionKind(control.kind);
      const label = control.labels[0]?.id;
      if (!canAnswer(control.kind) || label === undefined || document.regions.length > 0) continue;
      document.regions.push({
        id: "r1",
        control: control.id,
        labels: [label],
        shape: kind.example(control, image),
      });
    } else if (isAnswerControl(control) && control.per !== "region") {
      const kind = answerKind(control.kind);
      const value = canAnswer(control.kind) ? kind.example(control) : null;
      if (value !== null) document.answers[control.id] = value;
    }
  }
  return document;
}
