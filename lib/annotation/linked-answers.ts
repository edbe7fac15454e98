/** The answers of a document that stand for candidates of a list. */
import { answerKind } from "@/lib/kinds";
import { cached } from "@/lib/kinds/cached";
import { type AnswerControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue } from "./document";

export type LinkingControl = {
  control: AnswerControl;
  /** Id of its list; undefined while none is chosen. */
  list: string | undefined;
  isOne(value: AnswerValue): boolean;
};

/** `id` is that of a candidate; `path` leads to the answer in the document. */
export type LinkedAnswer = { control: AnswerControl; list: string | undefined; id: string; path: string };

/** The questions of a schema that take their answers from lists of candidates. */
export const linkingControls = cached(({ controls }: LabelSchema): readonly LinkingControl[] =>
  controls.filter(isAnswerControl).flatMap((control) => {
    const from = answerKind(control.kind).candidates?.(control);
    return from ? [{ control, ...from }] : [];
  }),
);

/** In the order of the document; NIL is none of them. */
export function linkedAnswers(
  controls: readonly LinkingControl[],
  { answers, regions }: AnnotationDocument,
): LinkedAnswer[] {
  if (controls.length === 0) return [];
  const found: LinkedAnswer[] = [];
  const add = (given: Readonly<Record<string, AnswerValue>>, path: string) => {
    for (const { control, list, isOne } of controls) {
      const value = Object.hasOwn(given, control.id) ? given[control.id] : undefined;
      if (value !== undefined && isOne(value))
        found.push({ control, list, id: String(value), path: `${path}.${control.id}` });
    }
  };
  add(answers, "answers");
  for (const [i, { attributes }] of regions.entries())
    if (attributes) add(attributes, `regions.${i}.attributes`);
  return found;
}
