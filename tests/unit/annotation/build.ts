/** Documents on a 100 × 50 image and a text with an emoji and a combining mark, checked against one control. */
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, type Region } from "@/lib/annotation/document";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { schemaOf } from "../labels/build";

/** Code points: 0 H, 1 i, 2 space, 3 emoji, 4 space, 5 e, 6 combining acute, 7 !. UTF-16 units: one more from 4 on. */
export const TEXT = "Hi \u{1F600} e\u0301!";
const IMAGES = { image: { widthPx: 100, heightPx: 50 } };

export type Part = { start: number; end: number; text: string };

export const documentWith = (parts: object): AnnotationDocument => ({ ...emptyDocument(), ...parts });

/** A region of the first control with its first label. */
export const regionOf = (schema: LabelSchema, shape: unknown, changes: object = {}): Region => {
  const [first] = schema.controls;
  const labels = first && "labels" in first ? [first.labels[0]?.id] : [];
  return { id: "r1", control: first?.id, labels, shape, ...changes } as Region;
};

export function check(schema: LabelSchema, document: unknown, completeness: "draft" | "submitted" = "draft") {
  return checkDocument(document, schema, taskInputs(schema, { text: TEXT }, IMAGES), completeness);
}

/** Paths of the problems; none when the document may be stored. */
export function paths(...args: Parameters<typeof check>): string[] {
  const checked = check(...args);
  return checked.ok ? [] : checked.error.map((issue) => issue.path);
}

/** Paths of the problems of one shape, drawn with the label `labels[0]` of its control. */
export const shapePaths = (control: Control, shape: unknown): string[] => {
  const schema = schemaOf(control);
  return paths(schema, documentWith({ regions: [regionOf(schema, shape)] }));
};

/** Paths of the problems of one answer to one control. */
export const answerPaths = (control: Control, value: unknown): string[] =>
  paths(schemaOf(control), documentWith({ answers: { [control.id]: value } }));
