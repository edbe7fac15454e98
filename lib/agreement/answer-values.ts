/** Values of answers as units of agreement have them, for what compares them with a known one. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { scaleOf } from "@/lib/kinds/scales";
import { type AnswerControl, type Control, isAnswerControl } from "@/lib/labels/schema";
import { isAboutRegions, unitOf } from "./agreement";

/** Questions whose answers are right or wrong: one label out of a list, asked once per task. */
export const isOneOfAList = (control: Control): control is AnswerControl =>
  isAnswerControl(control) && !isAboutRegions(control) && scaleOf(control)?.type === "nominal";

/** The raters of a stored unit with their values; none of a unit of another kind. */
export const ratingsOf = (unit: unknown): [rater: string, value: string][] => {
  const known = unit as { kind?: string; ratings?: [string, string][] } | null;
  return known?.kind === "ratings" ? (known.ratings ?? []) : [];
};

/** What a document says; undefined where it has no answer to the question. */
export const valueIn = (control: Control, document: AnnotationDocument): string | undefined =>
  ratingsOf(unitOf(control, [{ rater: "", document }]))[0]?.[1];
