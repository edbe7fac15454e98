/** What an annotator says of the thing that is meant, and as the decoder takes it. */
import type { Point, Rect } from "@/lib/core/geometry";
import { scaledSize } from "./prepare";
import { type FloatTensor, floats } from "./tensor";

type Size = { width: number; height: number };

/** On the thing, or on what does not belong to it; image pixels. */
export type Click = { point: Point; isInside: boolean };
export type Prompt = { clicks: readonly Click[]; box: Rect | null };

/** What each point says to the decoder. */
const LABEL = { outside: 0, inside: 1, boxStart: 2, boxEnd: 3, padding: -1 } as const;

/**
 * Points scaled as the image is, and what each of them says: the clicks in their order, then two corners of the box, or a
 * point that says nothing where there is no box.
 * @returns 1 × points × 2, x before y, and 1 × points
 */
export function promptTensors(
  { clicks, box }: Prompt,
  image: Size,
  inputSize: number,
): { coords: FloatTensor; labels: FloatTensor } {
  const scaled = scaledSize(image, inputSize);
  const [factorX, factorY] = [scaled.width / image.width, scaled.height / image.height];
  const coords: number[] = [];
  const labels: number[] = [];
  const add = ([x, y]: Point, label: number) => {
    coords.push(x * factorX, y * factorY);
    labels.push(label);
  };
  for (const { point, isInside } of clicks) add(point, isInside ? LABEL.inside : LABEL.outside);
  if (box) {
    add([box.x, box.y], LABEL.boxStart);
    add([box.x + box.width, box.y + box.height], LABEL.boxEnd);
  } else add([0, 0], LABEL.padding);
  return { coords: floats(coords, [1, labels.length, 2]), labels: floats(labels, [1, labels.length]) };
}
