/** The list of kinds. Schemas, documents, lists and unions are derived from it: a new kind is a folder and a line here. */
import * as z from "zod/mini";
import { AppError } from "@/lib/core/app-error";
import { say, says } from "@/lib/core/message";
import { choice } from "./answers/choice";
import { datetime } from "./answers/datetime";
import { link } from "./answers/link";
import { list } from "./answers/list";
import { number } from "./answers/number";
import { pairwise } from "./answers/pairwise";
import { ranking } from "./answers/ranking";
import { rating } from "./answers/rating";
import { taxonomy } from "./answers/taxonomy";
import { text } from "./answers/text";
import type { AnswerKind, CommonKind, RegionKind } from "./define";
import { box } from "./regions/box";
import { ellipse } from "./regions/ellipse";
import { keypoint } from "./regions/keypoint";
import { mask } from "./regions/mask";
import { polygon } from "./regions/polygon";
import { polyline } from "./regions/polyline";
import { skeleton } from "./regions/skeleton";
import { span } from "./regions/span";
import { relation } from "./relations/relation";

export const ANSWER_KINDS = {
  choice,
  taxonomy,
  rating,
  number,
  text,
  list,
  link,
  datetime,
  ranking,
  pairwise,
};
export const REGION_KINDS = { box, polygon, polyline, ellipse, keypoint, skeleton, mask, span };
export const RELATION_KINDS = { relation };
export const KINDS = { ...ANSWER_KINDS, ...REGION_KINDS, ...RELATION_KINDS };

type Kinds = typeof KINDS;
export type ControlKind = keyof Kinds;
export type RegionKindName = keyof typeof REGION_KINDS;
export type AnswerKindName = keyof typeof ANSWER_KINDS;
export type ControlOf<K extends ControlKind> = z.infer<Kinds[K]["control"]>;
export type ShapeOf<K extends RegionKindName> = z.infer<(typeof REGION_KINDS)[K]["shape"]>;
export type RegionControl = { [K in RegionKindName]: ControlOf<K> }[RegionKindName];
export type AnswerControl = { [K in AnswerKindName]: ControlOf<K> }[AnswerKindName];
export type RelationControl = ControlOf<keyof typeof RELATION_KINDS>;
export type Control = AnswerControl | RegionControl | RelationControl;
export type Shape = { [K in RegionKindName]: ShapeOf<K> }[RegionKindName];

type Discriminated = readonly [z.ZodMiniObject, ...z.ZodMiniObject[]];
/** Of what is stored, too: it may be of a newer version. */
function noKind(kind: string): AppError {
  return new AppError("unprocessable", say("labels.unknownKind", { kind }));
}

/** Objects told apart by their kind; the types are stated, since a list of manifests loses them. */
const unionOf = <T>(options: z.ZodMiniType[]) =>
  z.discriminatedUnion("kind", options as unknown as Discriminated, {
    error: ({ input }) => says("labels.unknownKind", { kind: kindIn(input) }),
  }) as unknown as z.ZodMiniType<T, T>;

const kindIn = (input: unknown): string =>
  typeof input === "object" && input !== null && "kind" in input ? String(input.kind).slice(0, 64) : "";

export const Control = unionOf<Control>(Object.values(KINDS).map(({ control }) => control));
export const Shape = unionOf<Shape>(Object.values(REGION_KINDS).map(({ shape }) => shape));

/** A manifest whose functions take what its name stands for; the lookup cannot say so in types. */
export type AnyRegionKind = RegionKind<RegionControl, Shape>;
export type AnyAnswerKind = AnswerKind<AnswerControl>;

/** @throws AppError `unprocessable` with the name of a kind that is in no list */
function manifestOf<M>(kinds: Readonly<Record<string, unknown>>, kind: string): M {
  if (!Object.hasOwn(kinds, kind)) throw noKind(kind);
  return kinds[kind] as M;
}

export const regionKind = (kind: RegionKindName): AnyRegionKind => manifestOf(REGION_KINDS, kind);
export const answerKind = (kind: AnswerKindName): AnyAnswerKind => manifestOf(ANSWER_KINDS, kind);
/** Its shapes have corners and no inside. */
export const isLine = (kind: RegionKindName): boolean => {
  const { tool, geometry } = regionKind(kind);
  return tool?.hasCorners === true && geometry?.hasArea !== true;
};
/** What all kinds have. */
export const kindOf = (kind: ControlKind): CommonKind<Control> => manifestOf(KINDS, kind);

export const isRegionControl = (control: Control): control is RegionControl => control.kind in REGION_KINDS;
export const isAnswerControl = (control: Control): control is AnswerControl => control.kind in ANSWER_KINDS;
export const isRelationControl = (control: Control): control is RelationControl =>
  control.kind in RELATION_KINDS;

/**
 * Whether the label view has a tool or an input for it. Others can be stored (an import or a model may bring them), but
 * annotators could not answer them, so the schema editor does not offer them and they cannot be required.
 */
export const canAnswer = (kind: ControlKind): boolean =>
  kind in REGION_KINDS
    ? regionKind(kind as RegionKindName).edit !== undefined
    : (KINDS[kind] as { hasInput?: boolean }).hasInput === true;

export const ANSWERABLE_KINDS = (Object.keys(KINDS) as ControlKind[]).filter(canAnswer);

/** Its answers are figures: what two annotators gave lies apart, and is no confusion of labels. */
export const hasFigures = (kind: ControlKind): boolean =>
  kind in ANSWER_KINDS && answerKind(kind as AnswerKindName).valueKeys === "figures";
