/**
 * What a file says of one of its rows, as a reader gives it: an annotation document in which controls and labels still have
 * the names of the file. `lib/imports/source-document.ts` turns it into a document of a label schema.
 */
import type { AnswerKindName, RegionKindName, Shape } from "@/lib/kinds";

export type ImageSize = { widthPx: number; heightPx: number };

/** A file that gives places as shares of an image leaves its shape open until that image has been opened. */
export type SourceShape = Shape | ((image: ImageSize) => Shape);

/** One way to say where something is. */
export type SourcePlace = {
  kind: RegionKindName;
  shape: SourceShape;
  /** Further parts of the same object, where it has several: they become regions of one group. */
  more?: readonly SourceShape[];
};

export type SourceRegion = SourcePlace & {
  /** Unique in its annotation; the ends of relations name it. */
  id: string;
  /** Other ways in which the file says the same, the best first: taken where the label schema has no such kind of region. */
  or?: readonly SourcePlace[];
  /** What the file calls the question it answers, where it says so. */
  control?: string;
  /** The field of the row that it is about, where the file says so. */
  field?: string;
  /** Names or ids; empty where the file has none. */
  labels: readonly string[];
  /** By name of the question. */
  attributes?: Readonly<Record<string, SourceValue>>;
  /** Regions with the same one are parts of one object. */
  group?: string;
  /** How sure a model is, 0 to 1. */
  score?: number;
};

/** A label or several of them by name or id, a number, a text. Of a tree: names of the path, parted by " › ". */
export type SourceValue = string | number | readonly string[];

export type SourceAnswer = {
  /** What the file calls the question; absent where it has only one that it does not name. */
  control?: string;
  /** What sort of question it is, where the file or its format says so; a question made from it is of this kind. */
  kind?: AnswerKindName;
  value: SourceValue;
};

export type SourceRelation = {
  from: string;
  to: string;
  /** Empty where the file has none. */
  label: string;
  control?: string;
};

/**
 * `annotation`: what a person submitted; `skip`: a person left it out; `prediction`: what a model says; `gold`: what holds as
 * right. The manager decides what becomes of each.
 */
export type SourceRole = "annotation" | "skip" | "prediction" | "gold";

export type SourceAnnotation = {
  role: SourceRole;
  /** The person or model as the file names it; null where it does not. */
  by: string | null;
  answers: readonly SourceAnswer[];
  regions: readonly SourceRegion[];
  relations: readonly SourceRelation[];
  /** How sure a model is of the whole, 0 to 1. */
  score?: number;
  /** Milliseconds since 1970. */
  createdAt?: number;
  leadTimeMs?: number;
  /** What the file holds of it that has no counterpart here, by the file's own word for it: told, never left out in silence. */
  notTaken?: readonly string[];
};

/** @param by the person or model as the file names it */
export const emptySource = (role: SourceRole, by: string | null): SourceAnnotation => ({
  role,
  by,
  answers: [],
  regions: [],
  relations: [],
});
