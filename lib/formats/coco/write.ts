/**
 * COCO object detection: one file per split, each image once; where every annotation is kept, one file per annotator and
 * split, since readers would take the boxes of two annotators for two objects. Category ids are the class numbers of the
 * project. Written is every kind of region with an outline, as far as it lies on the image: `segmentation` has the corners
 * of that part (of a turned box more than four), `bbox` is the upright rectangle around it and `area` its area. COCO's
 * polygons have no holes: they are counted as lost, though not in `area`. Masks are run lengths, exact; skeletons are keypoints. A task is the first of its images; what is drawn
 * on another one, lies beside the image, or has a label the schema lost, is counted as lost.
 */
import type { Region } from "@/lib/annotation/document";
import { boundsOf } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { ringArea } from "@/lib/core/ring-area";
import {
  classesOf,
  hasDetection,
  hasOutline,
  imageField,
  isDetected,
  ringsOf,
  ringsOnImage,
} from "@/lib/exports/outlines";
import {
  documentsOf,
  type ExportFile,
  type ExportFormat,
  type ExportHeader,
  type FrozenImage,
  type FrozenItem,
  type ItemSource,
  type Loss,
  type Losses,
  renamedImages,
} from "@/lib/formats/writer";
import { type Rle, rleArea, rleBounds } from "@/lib/geometry/rle";
import { rleToString } from "@/lib/geometry/rle-string";
import { type RegionControl, regionKind, type Shape } from "@/lib/kinds";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { SPLITS, type Split } from "@/lib/split/ratios";

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Masks are written as run lengths in COCO's compressed form, which pycocotools reads. */
function pixelsOf(pixels: Rle) {
  const { x, y, width, height } = rleBounds(pixels) ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    bbox: [x, y, width, height],
    area: rleArea(pixels),
    segmentation: { size: pixels.size, counts: rleToString(pixels.counts) },
    iscrowd: 0,
  };
}

/** Named points in the order of their category: x, y and 0 absent, 1 hidden, 2 visible. */
function keypointsOf(shape: Shape, control: RegionControl) {
  const { named, bounds } = regionKind(shape.kind).geometry ?? {};
  if (!named || !bounds) return null;
  const set = new Map(named.set(shape).map((point) => [point.id, point]));
  const { x, y, width, height } = bounds(shape);
  return {
    bbox: [x, y, width, height].map(round),
    area: round(width * height),
    segmentation: [],
    iscrowd: 0,
    keypoints: named.points(control).ids.flatMap((id) => {
      const point = set.get(id);
      return point ? [round(point.x), round(point.y), point.isVisible ? 2 : 1] : [0, 0, 0];
    }),
    num_keypoints: set.size,
  };
}

/** What a category says of its points; links count from 1. */
function pointsOf(control: RegionControl) {
  const points = regionKind(control.kind).geometry?.named?.points(control);
  if (!points) return {};
  const place = new Map(points.ids.map((id, i) => [id, i + 1]));
  return {
    keypoints: points.names,
    skeleton: points.links.map((link) => link.map((id) => place.get(id) ?? 0)),
  };
}

function annotationOf({ shape, control: id }: Region, image: FrozenImage, schema: LabelSchema) {
  const control = findControl(schema, id);
  const keypoints = control && isDetected(control) ? keypointsOf(shape, control) : null;
  if (keypoints) return keypoints;
  const pixels = regionKind(shape.kind).geometry?.pixels?.(shape);
  if (pixels) return rleArea(pixels) > 0 ? pixelsOf(pixels) : null;
  const rings = ringsOnImage(shape, image);
  const [outer = []] = rings;
  const bounds = boundsOf(outer);
  return bounds === null
    ? null
    : {
        bbox: [bounds.x, bounds.y, bounds.width, bounds.height].map(round),
        area: round(ringArea(rings)),
        segmentation: [outer.flat().map(round)],
        iscrowd: 0,
        ...("rotation" in shape && shape.rotation !== 0 ? { rotation: shape.rotation } : {}),
      };
}

/** @param annotator the annotator of the regions; null for the agreed ones */
function annotationsOf(
  header: ExportHeader,
  item: FrozenItem,
  annotator: string | null,
  ids: ReadonlyMap<string, number>,
) {
  const image = item.images[0];
  if (!image) return [];
  const regions = documentsOf(item)
    .filter((one) => one.annotator === annotator)
    .flatMap(({ document }) => document.regions.filter(hasDetection));
  return regions.flatMap((region) => {
    const written = annotationOf(region, image, header.schema);
    if (!written) return [];
    // A region with several labels becomes one annotation per label: COCO has one category each.
    const here = region.labels.filter((id) => imageField(header.schema, region.control, id) === image.field);
    return here.map((label) => ({
      category_id: ids.get(`${region.control}/${label}`),
      ...written,
      ...(annotator === null ? {} : { annotator }),
    }));
  });
}

/** The items of a split that a file is about: all, or those the annotator has annotated. */
async function* itemsOf(items: ItemSource, split: Split, annotator: string | null) {
  for await (const page of items(split)) {
    // Looked for in the text first: a file per annotator must not parse all annotators' items.
    const own = annotator === null ? page : page.filter(({ text }) => text.includes(`"${annotator}"`));
    yield own
      .map(({ item }) => item())
      .filter(
        ({ annotations, images }) =>
          images.length > 0 &&
          (annotator === null || annotations.some((annotation) => annotation.annotator === annotator)),
      );
  }
}

function fileOf(header: ExportHeader, items: ItemSource, split: Split, annotator: string | null): ExportFile {
  const categories = classesOf(header, isDetected);
  const ids = new Map(categories.map(({ key, id }) => [key, id]));
  const folder = annotator === null ? "annotations" : `annotations/${annotator}`;
  return {
    path: `${folder}/${split}.json`,
    async *content() {
      const listed = categories.map(({ id, name, supercategory, control }) => ({
        id,
        name,
        supercategory,
        ...pointsOf(control),
      }));
      yield `{"info":${JSON.stringify({ description: header.releaseName })},"licenses":[],"categories":${JSON.stringify(listed)},"images":[`;
      let first = true;
      for await (const page of itemsOf(items, split, annotator)) {
        let text = "";
        for (const { images, seq } of page) {
          const image = images[0] as FrozenImage;
          text += `${first ? "" : ","}${JSON.stringify({ id: seq, file_name: image.file, width: image.widthPx, height: image.heightPx })}`;
          first = false;
        }
        yield text;
      }
      yield '],"annotations":[';
      let id = 0;
      for await (const page of itemsOf(items, split, annotator)) {
        let text = "";
        for (const frozen of page)
          for (const annotation of annotationsOf(header, frozen, annotator, ids))
            text += `${id === 0 ? "" : ","}${JSON.stringify({ id: ++id, image_id: frozen.seq, ...annotation })}`;
        yield text;
      }
      yield "]}\n";
    },
  };
}

/** Counts what the format cannot hold of a region. */
function loseRegion(
  schema: LabelSchema,
  image: FrozenImage | undefined,
  region: Region,
  lose: (what: Loss, count: number) => void,
): void {
  lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
  if (!hasDetection(region)) {
    lose(region.shape.kind, 1);
    return;
  }
  const isPixels = regionKind(region.shape.kind).geometry?.pixels !== undefined;
  const isOutline = hasOutline(region) && !isPixels;
  if (isOutline) lose("holes", ringsOf(region.shape).length - 1);
  const isOff = isOutline && image !== undefined && ringsOnImage(region.shape, image).length === 0;
  for (const label of region.labels) {
    const field = imageField(schema, region.control, label);
    if (field === undefined) lose("oldLabels", 1);
    else if (image && field !== image.field) lose("regionsOnFurtherImages", 1);
    else if (isOff) lose("regionsBesideImage", 1);
  }
}

export const coco: ExportFormat = {
  title: "COCO",
  suits: ({ schema }) => (schema.controls.some(isDetected) ? ok(true) : err(say("releases.cocoOutlines"))),
  entries: (header, items) => {
    const annotators = header.perAnnotator ? header.annotators : [null];
    return annotators.flatMap((annotator) => SPLITS.map((split) => fileOf(header, items, split, annotator)));
  },
  losses: (header, item) => {
    const losses: Losses = {};
    const lose = (what: Loss, count: number) => {
      if (count > 0) losses[what] = (losses[what] ?? 0) + count;
    };
    const image = item.images[0];
    const fields = new Set(item.images.map(({ field }) => field));
    lose("noImage", image ? 0 : 1);
    lose("imageNames", renamedImages(item));
    lose("furtherImages", Math.max(0, item.images.length - 1));
    if (image) lose("dataFields", Object.keys(item.data).filter((key) => !fields.has(key)).length);
    for (const { document } of documentsOf(item)) {
      lose("taskAnswers", Object.keys(document.answers).length);
      lose("relations", document.relations.length);
      for (const region of document.regions) loseRegion(header.schema, image, region, lose);
    }
    return losses;
  },
};
