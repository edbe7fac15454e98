/**
 * The box in the middle of several: the median of centre, width, height and rotation, coordinate by coordinate (of an
 * even number the mean of the two in the middle). One careless edge does not move it. A box turned by 90 degrees with
 * sides swapped is the same box, so every box is first written as the one turned closest to a reference box.
 */
import type { BoxShape } from "./shape";

/** @param values at least one */
export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] as number) + high) / 2;
}

/** The difference of two angles in (-180, 180]. */
function turn(from: number, to: number): number {
  const difference = (((to - from) % 360) + 360) % 360;
  return difference > 180 ? difference - 360 : difference;
}

type Centred = { cx: number; cy: number; width: number; height: number; rotation: number };

/** The same box with its rotation within 45 degrees of the reference. */
function alignedTo(box: BoxShape, reference: number): Centred {
  const centre = { cx: box.x + box.width / 2, cy: box.y + box.height / 2 };
  const { width, height } = box;
  // Half a turn changes nothing.
  const offset = turn(2 * reference, 2 * box.rotation) / 2;
  if (Math.abs(offset) <= 45) return { ...centre, width, height, rotation: reference + offset };
  return {
    ...centre,
    width: height,
    height: width,
    rotation: reference + (offset > 0 ? offset - 90 : offset + 90),
  };
}

/**
 * @param boxes at least one, in a fixed order: the one with the median rotation is not known beforehand, so the first is
 *   the reference for rotations
 */
export function medianBox(boxes: readonly BoxShape[]): BoxShape {
  if (boxes.every((box) => box.rotation === 0)) return uprightMedian(boxes);
  const reference = boxes[0]?.rotation ?? 0;
  const aligned = boxes.map((box) => alignedTo(box, reference));
  const of = (key: keyof Centred) => median(aligned.map((box) => box[key]));
  const [width, height] = [of("width"), of("height")];
  return {
    kind: "box",
    x: of("cx") - width / 2,
    y: of("cy") - height / 2,
    width,
    height,
    rotation: turn(0, of("rotation")),
  };
}

/** Edges instead of centres, so that upright boxes keep edges that annotators drew and stay on the image. */
function uprightMedian(boxes: readonly BoxShape[]): BoxShape {
  const left = median(boxes.map((box) => box.x));
  const top = median(boxes.map((box) => box.y));
  const right = median(boxes.map((box) => box.x + box.width));
  const bottom = median(boxes.map((box) => box.y + box.height));
  return { kind: "box", x: left, y: top, width: right - left, height: bottom - top, rotation: 0 };
}
