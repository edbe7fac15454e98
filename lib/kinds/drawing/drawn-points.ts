/** What the tools that draw shapes of points have in common. */
import type { Point } from "@/lib/core/geometry";
import type { ToolContext } from "@/lib/editor/tools/tool";
import type { RegionKindName, Shape } from "../index";

/** What is drawn: rings with an area, or open lines. */
export type DrawnPoints = {
  kind: RegionKindName;
  isClosed: boolean;
  minPoints: number;
  shapeOf(points: Point[]): Shape;
};

/** On the screen: so close to the first point a click means that point. */
export const CLOSE_PX = 12;
/** On the screen: so close to the last point it is the second click of two; fine outlines have points not much farther apart. */
export const TWICE_PX = 3;

export const isNear = (a: Point | undefined, b: Point, { viewport }: ToolContext, px = CLOSE_PX): boolean =>
  a !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) * viewport.scale <= px;

/** Points on the same spot one after the other are one; of a closed shape the last one lies before the first. */
export const distinct = (points: readonly Point[], isClosed: boolean): Point[] =>
  points.filter(([x, y], i) => {
    const before = i > 0 ? points[i - 1] : isClosed && points.length > 1 ? points.at(-1) : undefined;
    return i === 0 || before === undefined || before[0] !== x || before[1] !== y;
  });
