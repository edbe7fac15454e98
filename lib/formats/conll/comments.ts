/** Lines of comments, `# key = value` as in CoNLL-U: the id of a text, the text itself, answers about the task. */
import { oneLine, quoted } from "@/lib/exports/line-breaks";
import type { TextDocument } from "@/lib/exports/text-documents";
import type { Stretch } from "@/lib/exports/tokens";
import { toldAnswers } from "@/lib/exports/told-answers";
import type { ExportHeader, FrozenItem } from "@/lib/formats/writer";

/** Keys of the format itself. */
const OWN = new Set(["id", "external_id", "field", "before", "text", "after", "global"]);

const comment = (key: string, value: string): string => `# ${key} = ${value}\n`;

/** Answers about the whole task. */
export function answerComments(header: ExportHeader): (item: FrozenItem) => string {
  const answersOf = toldAnswers(header);
  return (item) =>
    answersOf(item)
      .map(([id, value]) => comment(OWN.has(id) ? `answer.${id}` : id, value))
      .join("");
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
