/** Answers about a whole task as texts of one line, for comments beside a text. */
import { documentsOf, type ExportHeader, type FrozenItem } from "@/lib/formats/writer";
import { type AnswerControl, isAnswerControl } from "@/lib/labels/schema";
import { classNamer, isAskedPerRegion, isClassControl, joinedNames } from "./class-answers";
import { oneLine, quoted } from "./line-breaks";

export const isTold = (control: AnswerControl): boolean => !isAskedPerRegion(control);

/** @returns ids of controls with their answers: names of labels as they are, texts and numbers as JSON */
export function toldAnswers({ schema }: ExportHeader): (item: FrozenItem) => [string, string][] {
  const controls = schema.controls.filter(isAnswerControl).filter(isTold);
  const namers = new Map(
    controls.filter(isClassControl).map((control) => [control.id, classNamer(control)] as const),
  );
  return (item) =>
    documentsOf(item).flatMap(({ document }) =>
      controls.flatMap(({ id }): [string, string][] => {
        const answer = Object.hasOwn(document.answers, id) ? document.answers[id] : undefined;
        const names = namers.get(id)?.(document);
        const value = names ? oneLine(joinedNames(names)) : answer === undefined ? "" : quoted(answer);
        return value === "" ? [] : [[id, value]];
      }),
    );
}
