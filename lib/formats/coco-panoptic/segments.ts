/** The segments of an image: what is left of each region where a pixel belongs to the last one that covers it. */
import type { Point } from "@/lib/core/geometry";
import { type Held, regionsOn } from "@/lib/exports/image-files";
import { pixelsOf, stamp } from "@/lib/exports/region-pixels";
import type { FrozenImage, FrozenItem } from "@/lib/formats/writer";
import type { Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import type { IdImage } from "./id-png";

/** `key` is `controlId/labelId`; `bbox` is x, y, width, height in px. */
export type Segment = { id: number; key: string; area: number; bbox: [number, number, number, number] };

type Extent = { area: number; left: number; top: number; right: number; bottom: number };

function extents({ width, height, data }: IdImage): Map<number, Extent> {
  const found = new Map<number, Extent>();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const id = data[y * width + x] as number;
      if (id === 0) continue;
      const extent = found.get(id);
      if (!extent) found.set(id, { area: 1, left: x, top: y, right: x, bottom: y });
      else {
        extent.area++;
        extent.left = Math.min(extent.left, x);
        extent.right = Math.max(extent.right, x);
        extent.bottom = y;
      }
    }
  return found;
}

/** Segments are numbered from 1 in the order of the regions; those that are hidden are left out. */
export function segmentsOn(
  held: Held<Point[][]>,
  schema: LabelSchema,
  item: FrozenItem,
  image: FrozenImage,
): { canvas: IdImage; segments: Segment[] } {
  const { widthPx: width, heightPx: height } = image;
  const canvas: IdImage = { width, height, data: new Uint32Array(width * height) };
  const keys: string[] = [];
  let last: Shape | undefined;
  for (const { key, part, shape } of regionsOn(held, schema, item, image)) {
    // A region with several labels comes once for each: a segment has the first.
    if (shape === last) continue;
    last = shape;
    keys.push(key);
    stamp(canvas, pixelsOf(shape, part, canvas), keys.length);
  }
  const found = extents(canvas);
  const segments = keys.flatMap((key, i): Segment[] => {
    const extent = found.get(i + 1);
    if (!extent) return [];
    const { area, left, top, right, bottom } = extent;
    return [{ id: i + 1, key, area, bbox: [left, top, right - left + 1, bottom - top + 1] }];
  });
  return { canvas, segments };
}
