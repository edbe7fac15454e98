/** Small documents and controls for the agreement and consensus tests. */
import type { AnnotationDocument, AnswerValue, Region } from "@/lib/annotation/document";
import type { ControlOf } from "@/lib/labels/schema";

const labels = (ids: readonly string[]) => ids.map((id) => ({ id, name: id }));

export const choiceControl = (
  ids: readonly string[],
  options: { multiple?: boolean; id?: string } = {},
): ControlOf<"choice"> => ({
  id: options.id ?? "c",
  name: "choice",
  kind: "choice",
  labels: labels(ids),
  ...(options.multiple ? { multiple: true } : {}),
});

export const ratingControl = (max: number): ControlOf<"rating"> => ({
  id: "c",
  name: "rating",
  kind: "rating",
  max,
});

export const boxControl = (ids: readonly string[], multiple = false): ControlOf<"box"> => ({
  id: "c",
  name: "box",
  kind: "box",
  input: "image",
  labels: labels(ids),
  multiple,
  rotatable: true,
});

export const spanControl = (ids: readonly string[], multiple = false): ControlOf<"span"> => ({
  id: "c",
  name: "span",
  kind: "span",
  input: "text",
  labels: labels(ids),
  multiple,
});

export const answered = (value: AnswerValue | undefined): AnnotationDocument => ({
  answers: value === undefined ? {} : { c: value },
  regions: [],
  relations: [],
});

export const withRegions = (regions: Region[]): AnnotationDocument => ({
  answers: {},
  regions,
  relations: [],
});

export const boxRegion = (
  id: string,
  label: string | string[],
  [x, y, width, height, rotation = 0]: [number, number, number, number, number?],
): Region => ({
  id,
  control: "c",
  labels: [label].flat(),
  shape: { kind: "box", x, y, width, height, rotation },
});

export const TEXT = "The quick brown fox jumps over the lazy dog. ";

export const spanRegion = (id: string, label: string | string[], ...parts: [number, number][]): Region => ({
  id,
  control: "c",
  labels: [label].flat(),
  shape: {
    kind: "span",
    parts: parts.map(([start, end]) => ({ start, end, text: Array.from(TEXT).slice(start, end).join("") })),
  },
});

/** Answers by raters named a, b, c… */
export const by = (...documents: AnnotationDocument[]) =>
  documents.map((document, i) => ({ rater: String.fromCharCode(97 + i), document }));
