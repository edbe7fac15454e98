/** What an annotation says, in short: for lists, where a document would be too much. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { labelKey } from "@/lib/annotation/label-uses";
import { answerWords } from "./answer-words";
import { valuesOf } from "./closed-values";
import { type Control, findLabel, isAnswerControl, type LabelSchema } from "./schema";

/** An answered question, or the regions or relations with one label. */
export type SummaryPart = {
  control: string;
  /** Of regions and relations, and of an answer that is one label: by which colour and key are found. */
  label: string | null;
  /** In the words of the label schema; a label that it lacks by its id, a long text cut. */
  words: string;
  /** How many regions or relations; 1 of an answer. */
  count: number;
};

const MAX_WORDS = 80;
/** More parts than a line of a list has room for. */
const MAX_PARTS = 12;

const cut = (text: string): string => {
  const signs = Array.from(text.slice(0, 2 * MAX_WORDS + 2));
  return signs.length > MAX_WORDS ? `${signs.slice(0, MAX_WORDS).join("")}…` : text;
};

const nameOf = (control: Control, label: string) => findLabel(control, label)?.name ?? label;

/** All parts of a document, in the order of the questions. */
export function partsOf(
  { controls }: LabelSchema,
  { answers, regions, relations }: AnnotationDocument,
): SummaryPart[] {
  const counts = new Map<string, Map<string, number>>();
  const count = (control: string, label: string) => {
    const ofControl = counts.get(control) ?? new Map<string, number>();
    counts.set(control, ofControl.set(label, (ofControl.get(label) ?? 0) + 1));
  };
  for (const { control, labels } of regions) for (const label of labels) count(control, label);
  for (const { control, label } of relations) count(control, label);
  return controls.flatMap((control): SummaryPart[] => {
    if (isAnswerControl(control)) {
      const value = control.per === "region" ? undefined : answers[control.id];
      const words = answerWords(control, value);
      if (words === null) return [];
      const label = typeof value === "string" && findLabel(control, value) ? value : null;
      return [{ control: control.id, label, words: cut(words), count: 1 }];
    }
    return [...(counts.get(control.id) ?? [])].map(([label, of]) => labelPart(control, label, of));
  });
}

const labelPart = (control: Control, label: string, count: number): SummaryPart => ({
  control: control.id,
  label,
  words: cut(nameOf(control, label)),
  count,
});

/** The same of a document that is not at hand, from how often it uses each label (`labelUses`): without free answers. */
export const partsOfUses = ({ controls }: LabelSchema, uses: ReadonlyMap<string, number>): SummaryPart[] =>
  controls.flatMap((control) =>
    isAnswerControl(control) && control.per === "region"
      ? []
      : valuesOf(control).flatMap(({ id }) => {
          const count = uses.get(labelKey(control.id, id));
          return count === undefined ? [] : labelPart(control, id, count);
        }),
  );

/** @returns the first parts, and how many more there are than `MAX_PARTS` */
export const shortened = <P>(parts: readonly P[]): { parts: P[]; more: number } => ({
  parts: parts.slice(0, MAX_PARTS),
  more: Math.max(0, parts.length - MAX_PARTS),
});

/** What a list shows of one document. */
export const summarize = (schema: LabelSchema, document: AnnotationDocument) =>
  shortened(partsOf(schema, document));
