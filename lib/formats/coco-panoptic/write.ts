/**
 * COCO panoptic segmentation, as panopticapi reads it: for each split `annotations/panoptic_<split>.json`, and in the folder of
 * that name a PNG for each image whose colours are the numbers of segments, 0 where there is nothing. Each region is a segment
 * of the category of its first label; all categories are things, since nobody has said which are stuff.
 *
 * A pixel belongs to a region when its centre lies in it, and to the last one in the list where several cover it. What they
 * hide of each other is not known without drawing them, so regions whose bounding boxes overlap are counted: that many may
 * have lost pixels.
 */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
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
import { lossCounter } from "@/lib/exports/loss-counter";
import { classesOf, isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import {
  type ExportFile,
  type ExportFormat,
  type ExportHeader,
  type FrozenImage,
  type FrozenItem,
  type ItemSource,
  type Loss,
  plainPath,
} from "@/lib/formats/writer";
import type { Shape } from "@/lib/kinds";
import type { Split } from "@/lib/split/ratios";
import { idPng } from "./id-png";
import { loader } from "./loader";
import { segmentsOn } from "./segments";

const held: Held<Point[][]> = {
  holds: isOutlinedKind,
  partOf: (shape, image) => {
    const rings = ringsOnImage(shape, image);
    return rings.length > 0 ? rings : null;
  },
  lost: () => ({}),
};

const refusals: Refusals = {
  none: say("releases.panopticOutlines"),
  perAnnotator: say("releases.panopticAgreed"),
};

/** An image with the number by which the file knows it, and its PNG. */
type Numbered = { item: FrozenItem; image: FrozenImage; id: number; png: string };

/** The images of a split, the same at every walk. Numbers are those of tasks, with room for each image of a task. */
async function* imagesOf(
  { schema }: ExportHeader,
  items: ItemSource,
  split: Split,
): AsyncGenerator<Numbered[]> {
  const fields = [...drawnFields(held, schema)];
  const nameOf = imageNames(".png");
  for await (const page of items(split))
    yield page
      .map(({ item }) => item())
      .flatMap((item) =>
        item.images
          .filter(({ field }) => fields.includes(field))
          .map((image) => ({
            item,
            image,
            id: item.seq * fields.length - fields.indexOf(image.field),
            png: `${nameOf(image.file, image.sha256).name}.png`,
          })),
      );
}

function listFile(header: ExportHeader, items: ItemSource, split: Split): ExportFile {
  const categories = classesOf(header, held.holds);
  const ids = new Map(categories.map(({ key, id }) => [key, id]));
  const listed = categories.map(({ id, name, supercategory }) => ({ id, name, supercategory, isthing: 1 }));
  async function* list(tell: (image: Numbered) => object): AsyncGenerator<string> {
    let isFirst = true;
    for await (const page of imagesOf(header, items, split))
      for (const image of page) {
        yield `${isFirst ? "" : ","}${JSON.stringify(tell(image))}`;
        isFirst = false;
      }
  }
  return {
    path: `annotations/panoptic_${split}.json`,
    async *content() {
      const info = { description: header.releaseName };
      yield `{"info":${JSON.stringify(info)},"licenses":[],"categories":${JSON.stringify(listed)},"images":[`;
      yield* list(({ id, image }) => ({
        id,
        file_name: image.file,
        width: image.widthPx,
        height: image.heightPx,
      }));
      yield '],"annotations":[';
      yield* list(({ id, item, image, png }) => {
        const { segments } = segmentsOn(held, header.schema, item, image);
        const told = segments.map(({ id: segment, key, area, bbox }) => ({
          id: segment,
          category_id: ids.get(key),
          area,
          bbox,
          iscrowd: 0,
        }));
        return { image_id: id, file_name: png, segments_info: told };
      });
      yield "]}\n";
    },
  };
}

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  for (const split of header.splits) {
    yield listFile(header, items, split);
    for await (const page of imagesOf(header, items, split))
      for (const { item, image, png } of page)
        yield {
          path: `annotations/panoptic_${split}/${png}`,
          async *content() {
            yield* idPng(segmentsOn(held, header.schema, item, image).canvas);
          },
        };
  }
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How many of the shapes on an image another one may cover in part. */
function covered(shapes: ReadonlyMap<Shape, Point[][]>): number {
  const boxes = Array.from(shapes.values(), (rings) => boundsOf(rings.flat())).filter((box) => box !== null);
  return boxes.filter((box, i) => boxes.some((later, j) => j > i && overlap(box, later))).length;
}

export const cocoPanoptic: ExportFormat = {
  loader,
  suits: (header) => suitsHeld(held, refusals, header),
  entries,
  imagePaths: ({ schema }) => drawnImagePaths(held, schema, plainPath),
  losses: (header, item) => {
    const { losses, lose } = lossCounter();
    for (const [what, count] of Object.entries(lossesOfHeld(held, header, item))) lose(what as Loss, count);
    for (const image of item.images) {
      const found = [...regionsOn(held, header.schema, item, image)];
      const shapes = new Map(found.map(({ shape, part }) => [shape, part]));
      lose("furtherLabels", found.length - shapes.size);
      lose("coveredRegions", covered(shapes));
    }
    return losses;
  },
};
