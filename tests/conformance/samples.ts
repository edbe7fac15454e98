/** Schemas, documents and editors of any kind, made from its manifest alone. */
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, type Region } from "@/lib/annotation/document";
import {
  type AnswerControl,
  type ControlKind,
  kindOf,
  REGION_KINDS,
  RELATION_KINDS,
  type RegionControl,
  type RegionKindName,
  regionKind,
  type Shape,
} from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { LabelSchema } from "@/lib/labels/schema";

export const SIZE = { widthPx: 200, heightPx: 200 };
export const TEXT = "Hello from the other side of the street";
export const REGION_NAMES = Object.keys(REGION_KINDS) as RegionKindName[];

const LABELS = [
  { id: "car", name: "Car" },
  { id: "person", name: "Person" },
];

/** The control of a kind as the schema editor adds it, on the input it needs. */
export function schemaOf(kind: ControlKind): LabelSchema {
  const isRegion = kind in REGION_KINDS;
  const input = isRegion ? regionKind(kind as RegionKindName).on : "text";
  return {
    inputs: [
      { id: input, kind: input, field: input },
      { id: "other", kind: input, field: "other" },
    ],
    controls: [
      kindOf(kind).blank({ id: "asked", name: "Asked", labels: LABELS, input, inputs: [input, "other"] }),
      // Relations join regions of others.
      ...(kind in RELATION_KINDS
        ? [kindOf("span").blank({ id: "ends", name: "Ends", labels: LABELS, input, inputs: [input] })]
        : []),
    ],
  };
}

/** For kinds whose values are no closed list: another answer to the control of `schemaOf` than its example. */
export const OTHER_ANSWERS: Partial<Record<ControlKind, AnswerValue>> = {
  number: 12.5,
  text: "Goodbye",
  list: ["Goodbye"],
  link: "Q42",
  datetime: "2027-01-01",
  ranking: ["person", "car"],
};

export const controlOf = (kind: RegionKindName) => schemaOf(kind).controls[0] as RegionControl;
export const answerControlOf = (kind: ControlKind) => schemaOf(kind).controls[0] as AnswerControl;

export const inputsOf = (schema: LabelSchema) =>
  taskInputs(schema, { text: TEXT, other: TEXT }, { image: SIZE, other: SIZE });

export const exampleOf = (kind: RegionKindName): Shape =>
  regionKind(kind).example(controlOf(kind), { width: SIZE.widthPx, height: SIZE.heightPx });

export const regionOf = (shape: Shape, labels = ["car"], id = "r1"): Region => ({
  id,
  control: "asked",
  labels,
  shape,
});

export const documentOf = (...regions: Region[]): AnnotationDocument => ({ ...emptyDocument(), regions });
