/**
 * What changes the shapes of a kind of region on an image. All lengths in image pixels; `limits` is the size of the image.
 * Functions return new shapes that lie on the image.
 */
import type { Point, Rect } from "@/lib/core/geometry";
import type { Polygon } from "@/lib/geometry/polygon";
import type { Rle } from "@/lib/geometry/rle";
import type { MessageKey } from "@/lib/i18n";
import type { Size } from "./viewport";

export type Handle = {
  id: string;
  /** Where it is drawn and hit. */
  point: Point;
  /** The point of the shape that follows the pointer: elsewhere where the shape is too small for its handles. */
  pulls: Point;
  cursor: string;
  /** Drawn round: it does something else than the square ones. */
  isRound?: boolean;
  /** Drawn in the colour of its region: what lies there is a full dot of it, too. */
  isFull?: boolean;
};
export type Field = { key: string; value: number; min: number; max: number };

export type FlipAxis = "horizontal" | "vertical";

export type HandleOptions = { limits: Size; constrain: boolean };

/** One of several words about a part of a shape, which annotators choose from. */
export type Choice = {
  key: string;
  /** The part's own name, from the label schema. */
  name: string;
  value: string;
  options: readonly { value: string; name: MessageKey }[];
};

/** `C` is the control of the shape's region, which some kinds need to know. */
export type ShapeEditor<S, C = unknown> = {
  /** Grips; `pixel` is the length of one screen pixel in image pixels. */
  handles(shape: S, options: { pixel: number; rotatable: boolean }): Handle[];
  dragHandle(shape: S, handle: string, to: Point, options: HandleOptions): S;
  /** The shape without this handle; null where it cannot be taken away. */
  removeHandle?(shape: S, handle: string): S | null;
  /** With as few corners as keep its outline within the tolerance, px. */
  simplify?(shape: S, tolerancePx: number): S;
  /** How many corners it has. */
  corners?(shape: S): number;
  move(shape: S, dx: number, dy: number, limits: Size): S;
  /** Grows (or shrinks) towards the right and bottom. */
  grow(shape: S, dx: number, dy: number, limits: Size): S;
  /** Turned clockwise about its centre; a shape that would then be larger than the image stays as it is. */
  rotate?(shape: S, degrees: number, limits: Size): S;
  /** Mirrored about its centre: "horizontal" swaps left and right. */
  flip?(shape: S, axis: FlipAxis, limits: Size, control: C): S;
  /** The shape of this kind for an outline: exact, or what comes nearest to it; without it nothing becomes one. */
  fromPolygon?(polygon: Polygon): S;
  /** The same of pixels, for shapes made of them. */
  fromPixels?(pixels: Rle): S;
  /** Joins, cuts and overlaps of its shapes are shapes of the kind; of a box they would not be boxes. */
  canCombine?: true;
  /** Numbers the annotator may type. */
  fields(shape: S, options: { limits: Size; rotatable: boolean }): Field[];
  setField(shape: S, key: string, value: number, limits: Size): S;
  /** Of shapes with named parts. */
  choices?(shape: S, control: C): Choice[];
  setChoice?(shape: S, key: string, value: string, control: C): S;
  /** A shape to start from, for annotators who do not drag. */
  initial(visible: Rect, limits: Size, control: C): S;
};
