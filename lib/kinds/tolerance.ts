/** How far apart shapes without an area may lie and still count as found alike. */
import * as z from "zod/mini";
import type { Rect } from "@/lib/core/geometry";
import type { Setting } from "./define";

const DEFAULT_PX = 10;

/** Part of the control of a kind whose shapes have no area. */
export const tolerancePart = { tolerancePx: z.optional(z.number().check(z.minimum(0.5), z.maximum(10_000))) };
export const toleranceSetting: Setting = {
  key: "tolerancePx",
  name: "settings.tolerance",
  type: "number",
  min: 0.5,
};
export const toleranceOf = ({ tolerancePx = DEFAULT_PX }: { tolerancePx?: number | undefined }): number =>
  tolerancePx;

export const widened = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Nothing is alike beyond so many tolerances. */
export const FAR = 3;

/** From 1 for the same place over 0.5 at the tolerance to 0 at three of it and beyond: 2 to the power of -(d/t)². */
export function nearnessAt(distance: number, tolerance: number): number {
  const share = distance / tolerance;
  return share >= FAR ? 0 : 2 ** -(share * share);
}
