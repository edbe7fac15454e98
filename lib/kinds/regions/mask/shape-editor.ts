/** Moves, mirrors and turns masks by whole pixels; a mask stays whole on the image. */
import type { Rect } from "@/lib/core/geometry";
import type { ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import { type Bitmap, emptyBitmap, isSet, pixelsWithin } from "@/lib/geometry/bitmap";
import { fromRle, toRle } from "@/lib/geometry/bitmap-rle";
import { clamp, seenPart } from "../../drawing/place";
import type { MaskShape } from "./shape";

const shapeOf = (bitmap: Bitmap, size: readonly [number, number]): MaskShape => ({
  kind: "mask",
  ...toRle(bitmap, [size[0], size[1]]),
});

function move(shape: MaskShape, dx: number, dy: number): MaskShape {
  const [height, width] = shape.size;
  const bitmap = fromRle(shape);
  const x = clamp(bitmap.x + Math.round(dx), 0, width - bitmap.width);
  const y = clamp(bitmap.y + Math.round(dy), 0, height - bitmap.height);
  return x === bitmap.x && y === bitmap.y ? shape : shapeOf({ ...bitmap, x, y }, shape.size);
}

/** Turned about the middle of its bounds: each pixel is what lies where it comes from. Too large for the image it stays. */
function rotate(shape: MaskShape, degrees: number): MaskShape {
  const [imageHeight, imageWidth] = shape.size;
  const from = fromRle(shape);
  const radians = (degrees * Math.PI) / 180;
  // Of quarter turns exactly 0 or 1, so that no pixel is lost to rounding.
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)].map(
    (value) => Math.round(value * 1e12) / 1e12,
  ) as [number, number];
  const width = Math.ceil(Math.abs(from.width * cos) + Math.abs(from.height * sin));
  const height = Math.ceil(Math.abs(from.width * sin) + Math.abs(from.height * cos));
  if (width > imageWidth || height > imageHeight) return shape;
  const [cx, cy] = [from.x + from.width / 2, from.y + from.height / 2];
  const x = clamp(Math.round(cx - width / 2), 0, imageWidth - width);
  const y = clamp(Math.round(cy - height / 2), 0, imageHeight - height);
  const to = emptyBitmap({ x, y, width, height });
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [dx, dy] = [column + 0.5 - width / 2, row + 0.5 - height / 2];
      if (isSet(from, cx + dx * cos + dy * sin, cy - dx * sin + dy * cos)) to.data[row * width + column] = 1;
    }
  return to.data.includes(1) ? shapeOf(to, shape.size) : shape;
}

function flip(shape: MaskShape, axis: "horizontal" | "vertical"): MaskShape {
  const bitmap = fromRle(shape);
  const { width, height, data } = bitmap;
  const flipped = { ...bitmap, data: new Uint8Array(data.length) };
  for (let row = 0; row < height; row++) {
    const line = data.slice(row * width, (row + 1) * width);
    const target = axis === "vertical" ? height - 1 - row : row;
    flipped.data.set(axis === "horizontal" ? line.reverse() : line, target * width);
  }
  return shapeOf(flipped, shape.size);
}

/** A rectangle in the middle quarter of what is visible. */
function initial(visible: Rect, limits: Size): MaskShape {
  const seen = seenPart(visible, limits);
  const quarter = {
    x: seen.x + (seen.width * 3) / 8,
    y: seen.y + (seen.height * 3) / 8,
    width: Math.max(seen.width / 4, 1),
    height: Math.max(seen.height / 4, 1),
  };
  const bitmap = emptyBitmap(pixelsWithin(quarter, { x: 0, y: 0, ...limits }));
  bitmap.data.fill(1);
  return shapeOf(bitmap, [limits.height, limits.width]);
}

const placeOf = (shape: MaskShape) => fromRle(shape);

export const maskEditor: ShapeEditor<MaskShape> = {
  // A brush and an eraser change its outline.
  handles: () => [],
  dragHandle: (shape) => shape,
  move: (shape, dx, dy) => move(shape, dx, dy),
  grow: (shape) => shape,
  rotate: (shape, degrees) => rotate(shape, degrees),
  flip,
  fields: (shape, { limits }) => {
    const { x, y } = placeOf(shape);
    return [
      { key: "x", value: x, min: 0, max: limits.width },
      { key: "y", value: y, min: 0, max: limits.height },
    ];
  },
  setField: (shape, key, value) => {
    const { x, y } = placeOf(shape);
    return key === "x" ? move(shape, value - x, 0) : move(shape, 0, value - y);
  },
  initial,
  fromPixels: ({ size, counts }) => ({ kind: "mask", size, counts }),
  canCombine: true,
};
