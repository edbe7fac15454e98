/**
 * How answers of several annotators are compared. A kind states it; the measures of agreement (lib/agreement) and the votes
 * of a consensus (lib/consensus) work from it alone.
 */
import type { Rect } from "@/lib/core/geometry";
import type { AnswerValue } from "./answer-value";

export type AnswerScale =
  /** One of several categories without an order, by id. */
  | { type: "nominal"; categories: readonly string[] }
  /** Any of several categories; the empty set is an answer. */
  | { type: "sets"; categories: readonly string[] }
  /** One label of a tree each: two labels differ the less, the longer they go the same way from the top. */
  | { type: "tree"; categories: readonly string[]; parentOf: (id: string) => string | undefined }
  /** Whole numbers from 1 to `max`, whose distance counts. */
  | { type: "ordinal"; max: number }
  /** Numbers of one unit, whose distance counts; `range` is the largest distance there can be, where it is known. */
  | { type: "interval"; range?: number }
  /** Values of no closed list: equal where their keys are, else different. */
  | {
      type: "open";
      keyOf(value: AnswerValue): string /** The keys are texts, of which some are nearly the same. */;
      isText?: true;
    }
  /** Any number of texts of no closed list, equal where their keys are; their order does not count. */
  | { type: "values"; keyOf(value: string): string }
  /** Orders of the same labels, which differ by the pairs of labels that stand the other way round; ids by places, best first. */
  | { type: "ranks"; placesOf(value: AnswerValue): string[][] };

export type ShapeComparison<Shape> =
  /** Shapes without an area: how near they lie to each other. */
  | {
      type: "nearness";
      /** Shapes whose extents do not overlap have a nearness of 0. */
      extent(shape: Shape): Rect;
      /** Symmetric, in [0, 1]; 1 for equal shapes. */
      nearness(a: Shape, b: Shape): number;
      /** How far apart they lie as a share of the tolerance or of the size of the object, at least 0; 0 for the same place. */
      distance?(a: Shape, b: Shape): number;
      middle?(shapes: readonly Shape[]): Shape;
    }
  /** Shapes that share an area or not; the kind has a geometry. */
  | {
      type: "overlap";
      /** Intersection over union: symmetric, in [0, 1], 0 for shapes that only touch. */
      iou(a: Shape, b: Shape): number;
      /** The shape in the middle of several, at least one, in a fixed order; without it there is no consensus. */
      middle?(shapes: readonly Shape[]): Shape;
    }
  /** Parts of a text, as the kind's `text` gives them. */
  | { type: "text" };
