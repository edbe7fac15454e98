/**
 * Masks as PNG, for semantic segmentation: for each image in `images/<split>` one of its size in `masks/<split>`, whose
 * pixels are the class numbers of the project, as COCO has them, and 0 where there is nothing. `palette.json` says what the
 * numbers are called and in which colour they are shown: that of the PASCAL VOC development kit. 255 is left free, since
 * readers take it for pixels to leave out.
 *
 * A pixel belongs to a region when its centre lies in it; where regions overlap, the later one in the list lies on top. A
 * pixel has one class, so that regions are no objects of their own: each is counted as lost in that. An image without
 * regions has a mask of zeros.
 */
import type { Point } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import {
  drawnFields,
  drawnImagePaths,
  type Held,
  lossesOfHeld,
  type Refusals,
  regionsOn,
  suitsHeld,
} from "@/lib/exports/image-files";
import { imageNames } from "@/lib/exports/image-names";
import { classesOf, isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import { pixelsOf, stamp } from "@/lib/exports/region-pixels";
import type {
  ExportFile,
  ExportFormat,
  ExportHeader,
  FrozenImage,
  FrozenItem,
  ItemSource,
} from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import { type IndexedImage, indexedPng, type Rgb } from "./indexed-png";
import { loader } from "./loader";

const MOST_CLASSES = 254;

const held: Held<Point[][]> = {
  holds: isOutlinedKind,
  partOf: (shape, image) => {
    const rings = ringsOnImage(shape, image);
    return rings.length > 0 ? rings : null;
  },
  lost: () => ({ objects: 1 }),
};

const refusals: Refusals = {
  none: say("releases.masksOutlines"),
  misfit: (_, header) =>
    classesOf(header, held.holds).some(({ id }) => id > MOST_CLASSES)
      ? say("releases.masksClasses", { most: MOST_CLASSES })
      : null,
  perAnnotator: say("releases.masksAgreed"),
};

/** The colour of a class in the development kit of PASCAL VOC: its lowest three bits are the highest ones of the colours. */
export function colorOf(index: number): Rgb {
  const color: [number, number, number] = [0, 0, 0];
  for (let bit = 7, rest = index; rest > 0; bit--, rest >>= 3)
    for (const i of [0, 1, 2] as const) color[i] |= ((rest >> i) & 1) << bit;
  return color;
}

const paletteOf = (count: number): Rgb[] => Array.from({ length: count }, (_, i) => colorOf(i));

function drawn(
  { schema }: ExportHeader,
  item: FrozenItem,
  image: FrozenImage,
  numbers: ReadonlyMap<string, number>,
): IndexedImage {
  const { widthPx: width, heightPx: height } = image;
  const canvas = { width, height, data: new Uint8Array(width * height) };
  for (const { key, part, shape } of regionsOn(held, schema, item, image))
    stamp(canvas, pixelsOf(shape, part, canvas), numbers.get(key) ?? 0);
  return canvas;
}

function pathsOf() {
  const nameOf = imageNames(".png");
  return ({ file: own, sha256 }: FrozenImage, split: Split) => {
    const { name, file } = nameOf(`${split}/${own}`, sha256);
    return { image: `images/${file}`, mask: `masks/${name}.png` };
  };
}

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const classes = classesOf(header, held.holds);
  const listed = [{ id: 0, name: "background" }, ...classes].map(({ id, name }) => ({
    number: id,
    name,
    color: colorOf(id),
  }));
  yield {
    path: "palette.json",
    async *content() {
      yield `[\n${listed.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
    },
  };
  const numbers = new Map(classes.map(({ key, id }) => [key, id]));
  const palette = paletteOf(Math.max(0, ...numbers.values()) + 1);
  const fields = drawnFields(held, header.schema);
  const pathOf = pathsOf();
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images.filter(({ field }) => fields.has(field)))
        yield {
          path: pathOf(image, split).mask,
          async *content() {
            yield* indexedPng(drawn(header, frozen, image, numbers), palette);
          },
        };
    }
}

export const masks: ExportFormat = {
  loader,
  suits: (header) => suitsHeld(held, refusals, header),
  entries,
  imagePaths: ({ schema }) => {
    const pathOf = pathsOf();
    return drawnImagePaths(held, schema, (image, split) => pathOf(image, split).image);
  },
  losses: (header, item) => lossesOfHeld(held, header, item),
};
