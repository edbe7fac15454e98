/** How the outline of a shape is traced on a canvas; one file per kind, registered in `index.ts`. */
import type { Shape, ShapeOf } from "@/lib/annotation/shapes";

/** Adds the outline to the current path. Strokes are made by the caller, for many shapes at once. */
export type Tracer<K extends Shape["kind"]> = (canvas: CanvasRenderingContext2D, shape: ShapeOf<K>) => void;

export type Look = {
  color: string;
  /** Length of a screen pixel in image pixels: lines look the same at every zoom. */
  pixel: number;
  width: number;
  /** Lengths in pixels of the screen, drawn and left out in turn; empty for a whole line. */
  dash: readonly number[];
  filled: boolean;
};
