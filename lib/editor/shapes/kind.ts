/**
 * The contract of an editable image shape: one file per kind, `index.ts` registers them. All lengths in image pixels;
 * `limits` is the size of the image. Functions return new shapes that lie on the image.
 */
import type { Shape, ShapeOf } from "@/lib/annotation/shapes";
import type { Point, Rect } from "@/lib/core/geometry";
import type { Size } from "../viewport";

export type Handle = {
  id: string;
  /** Where it is drawn and hit. */
  point: Point;
  /** The point of the shape that follows the pointer: elsewhere where the shape is too small for its handles. */
  pulls: Point;
  cursor: string;
};
export type Field = { key: string; value: number; min: number; max: number };

export type HandleOptions = { limits: Size; constrain: boolean };

export type ShapeEditor<K extends Shape["kind"]> = {
  kind: K;
  /** The upright rectangle around it. */
  bounds: (shape: ShapeOf<K>) => Rect;
  contains: (shape: ShapeOf<K>, point: Point) => boolean;
  /** Grips; `pixel` is the length of one screen pixel in image pixels. */
  handles: (shape: ShapeOf<K>, options: { pixel: number; rotatable: boolean }) => Handle[];
  dragHandle: (shape: ShapeOf<K>, handle: string, to: Point, options: HandleOptions) => ShapeOf<K>;
  move: (shape: ShapeOf<K>, dx: number, dy: number, limits: Size) => ShapeOf<K>;
  /** Grows (or shrinks) towards the right and bottom. */
  grow: (shape: ShapeOf<K>, dx: number, dy: number, limits: Size) => ShapeOf<K>;
  rotate?: (shape: ShapeOf<K>, degrees: number, limits: Size) => ShapeOf<K>;
  /** Numbers a person may type. */
  fields: (shape: ShapeOf<K>, options: { limits: Size; rotatable: boolean }) => Field[];
  setField: (shape: ShapeOf<K>, key: string, value: number, limits: Size) => ShapeOf<K>;
  /** A shape to start from, for people who do not drag. */
  initial: (visible: Rect, limits: Size) => ShapeOf<K>;
};
