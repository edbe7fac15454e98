/**
 * The outlines of shapes on images, by kind: apart from the manifests, since pages that draw none would load them, too
 * (decision 0030). A kind with a geometry has a line here.
 */
import type { RegionControl, RegionKindName, Shape } from "./index";
import type { Dot, Outline, Rings } from "./outline";
import type { PathSink } from "./path";
import { outline as box } from "./regions/box/outline";
import { outline as ellipse } from "./regions/ellipse/outline";
import { outline as keypoint } from "./regions/keypoint/outline";
import { outline as mask } from "./regions/mask/outline";
import { outline as polygon } from "./regions/polygon/outline";
import { outline as polyline } from "./regions/polyline/outline";
import { outline as skeleton } from "./regions/skeleton/outline";

const OUTLINES = { box, ellipse, keypoint, mask, polygon, polyline, skeleton };

export const hasOutline = (kind: RegionKindName): boolean => kind in OUTLINES;

// Each outline is only given shapes of its own kind; the lookup cannot say so in types.
const outlineOf = (kind: RegionKindName): Outline<Shape, RegionControl> | undefined =>
  (OUTLINES as unknown as Partial<Record<RegionKindName, Outline<Shape, RegionControl>>>)[kind];

/** Undefined for shapes without an area. */
export const ringsOf = (shape: Shape): Rings | undefined => outlineOf(shape.kind)?.rings?.(shape);

export const dotsOf = (shape: Shape): readonly Dot[] => outlineOf(shape.kind)?.dots?.(shape) ?? [];

/** Nothing is given to the path of a shape that is not drawn. */
export const traceShape = (path: PathSink, shape: Shape, pixel: number, control: RegionControl): void =>
  outlineOf(shape.kind)?.trace(path, shape, pixel, control);
