/** How a shape on an image is drawn, on the canvas of the label view and in SVG alike, and what area it covers. */
import type { PathSink } from "./path";

/** Rings by the even-odd rule, px. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

/** A place of one size at every zoom: full in the colour of its region, or hollow. */
export type Dot = { point: readonly [number, number]; isHollow: boolean };

export type Outline<S, C = unknown> = {
  /** Of shapes with an area: their outline. */
  rings?(shape: S): Rings;
  /** Of open lines: their points. */
  line?(shape: S): readonly (readonly [number, number])[];
  /** Gives the outline to a path; `pixel` is the length of a pixel of the screen. */
  trace(path: PathSink, shape: S, pixel: number, control: C): void;
  /** What lies on its lines. */
  dots?(shape: S): readonly Dot[];
};
