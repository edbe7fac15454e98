/**
 * Questions about a whole task that are answered with labels out of a list: what classifiers learn. Rankings have labels,
 * too, but give all of them.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { answerKind } from "@/lib/kinds";
import { labelNamer } from "@/lib/labels/label-name";
import {
  type AnswerControl,
  type Control,
  findLabel,
  hasLabels,
  isAnswerControl,
  type LabeledControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import type { Lose } from "./loss-counter";

export type ClassControl = AnswerControl & LabeledControl;

/** Relations and regions have no `per`: only answers can be asked once for each region. */
export const isAskedPerRegion = (control: Control): boolean => "per" in control && control.per === "region";

export const isClassControl = (control: Control): control is ClassControl =>
  isAnswerControl(control) &&
  hasLabels(control) &&
  !isAskedPerRegion(control) &&
  answerKind(control.kind).valueKeys === "labels";

export const classControls = ({ controls }: LabelSchema): ClassControl[] => controls.filter(isClassControl);

const answeredIds = (control: ClassControl, { answers }: AnnotationDocument): string[] => {
  const answer = Object.hasOwn(answers, control.id) ? answers[control.id] : undefined;
  return answer === undefined ? [] : [answer].flat().map(String);
};

export const mayHaveSeveral = (control: Control): boolean =>
  "multiple" in control && control.multiple === true;

/** The labels a document gives, in its order; those the schema no longer has are left out. */
export const givenLabels = (control: ClassControl, document: AnnotationDocument): string[] =>
  answeredIds(control, document).filter((id) => findLabel(control, id));

/** @returns the names of the labels a document gives */
export function classNamer(control: ClassControl): (document: AnnotationDocument) => string[] {
  const nameOf = labelNamer(control);
  return (document) => givenLabels(control, document).map((id) => nameOf(id) ?? id);
}

/** Counts the labels of an answer that the schema no longer has. */
export const loseOldLabels = (control: ClassControl, document: AnnotationDocument, lose: Lose): void =>
  lose("oldLabels", answeredIds(control, document).length - givenLabels(control, document).length);

/** So that a name with a bar in it is told from two names. */
const barred = (name: unknown): string => String(name).replace(/[\\|]/g, "\\$&");

/** Several names in one place. */
export const joinedNames = (names: readonly unknown[]): string => names.map(barred).join(" | ");
