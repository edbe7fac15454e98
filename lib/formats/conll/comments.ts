/** Lines of comments, `# key = value` as in CoNLL-U: the id of a text, the text itself, answers about the task. */
import { classNamer, isAskedPerRegion, isClassControl, joinedNames } from "@/lib/exports/class-answers";
import { oneLine, quoted } from "@/lib/exports/line-breaks";
import type { TextDocument } from "@/lib/exports/text-documents";
import { documentsOf, type ExportHeader, type FrozenItem } from "@/lib/formats/writer";
import { type AnswerControl, isAnswerControl } from "@/lib/labels/schema";
import type { Stretch } from "./tokens";

/** Keys of the format itself. */
const OWN = new Set(["id", "external_id", "field", "before", "text", "after", "global"]);

const comment = (key: string, value: string): string => `# ${key} = ${value}\n`;

export const isTold = (control: AnswerControl): boolean => !isAskedPerRegion(control);

/** Answers about the whole task: names of labels as they are, texts in quotes. */
export function answerComments({ schema }: ExportHeader): (item: FrozenItem) => string {
  const controls = schema.controls.filter(isAnswerControl).filter(isTold);
  const namers = new Map(
    controls.filter(isClassControl).map((control) => [control.id, classNamer(control)] as const),
  );
  return (item) => {
    let lines = "";
    for (const { document } of documentsOf(item))
      for (const { id } of controls) {
        const answer = Object.hasOwn(document.answers, id) ? document.answers[id] : undefined;
        const names = namers.get(id)?.(document);
        const value = names ? oneLine(joinedNames(names)) : answer === undefined ? "" : quoted(answer);
        if (value !== "") lines += comment(OWN.has(id) ? `answer.${id}` : id, value);
      }
    return lines;
  };
}

/** @param hasFields whether tasks may have several texts */
export const idComments = (
  { id, externalId }: FrozenItem,
  { field }: TextDocument,
  hasFields: boolean,
): string =>
  comment("id", id) +
  (externalId === null ? "" : comment("external_id", oneLine(externalId))) +
  (hasFields ? comment("field", oneLine(field)) : "");

/**
 * What lies between sentences, in quotes, where there is anything: with it and the sentences the text can be put together
 * again.
 */
export const betweenComment = (key: "before" | "after", text: string): string =>
  text === "" ? "" : `# ${key} = ${quoted(text)}\n`;

/** The sentence as it is: it has no line breaks and no blanks at its ends. */
export const textComment = (text: string, { start, end }: Stretch): string =>
  `# text = ${text.slice(start, end)}\n`;
