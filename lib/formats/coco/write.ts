/**
 * COCO object detection: one file per split, each image once; where every annotation is kept, one file per annotator and
 * split, since readers would take the boxes of two annotators for two objects. Category ids are the class numbers of the
 * project; ids of annotations run on through all files, so that merged ones do not collide.
 *
 * Written is every kind of region with an outline, as far as it lies on the image: `segmentation` has the corners of that
 * part (of a turned box more than four), `bbox` is the upright rectangle around it and `area` its area. Masks are run
 * lengths; skeletons and single points are keypoints. Lines are counted as lost: COCO has no place for them, a polygon is
 * an area, and its readers take one of two points for a box; CVAT leaves them out as well. A task is the first of its
 * images; what is drawn on another one, lies beside the image, or has a label the schema lost, is counted as lost.
 */
import type { Region } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { classesOf, heldControls, isOutlinedKind, placeOf } from "@/lib/exports/outlines";
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
import type { RegionControl, RegionKindName } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { annotationOf, isWritten } from "./annotation";
import { cocoFile } from "./file";
import { hasKeypoints, keypointsOf, unknownPoints } from "./keypoints";
import { loader } from "./loader";

const holds = (kind: RegionKindName): boolean => isOutlinedKind(kind) || hasKeypoints(kind);

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
    .flatMap(({ document }) => document.regions);
  return regions.flatMap((region) => {
    const places = region.labels.flatMap((label) => {
      const place = holds(region.shape.kind) && placeOf(header.schema, holds, region.control, label);
      return place && place.field === image.field ? [{ label, control: place.control }] : [];
    });
    const written = places[0] ? annotationOf(region.shape, image, places[0].control) : null;
    if (!written) return [];
    // A region with several labels becomes one annotation per label: COCO has one category each.
    return places.map(({ label }) => ({
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

/** What a category says of its points; nothing where it has none. */
function pointsOf(control: RegionControl, name: string) {
  const points = keypointsOf(control, name);
  return points ? { keypoints: points.names, skeleton: points.links } : {};
}

type About = { split: Split; annotator: string | null };

/** @param nextId the ids of annotations in the order they are written */
function fileOf(
  header: ExportHeader,
  items: ItemSource,
  { split, annotator }: About,
  nextId: () => number,
): ExportFile {
  const categories = classesOf(header, holds);
  const ids = new Map(categories.map(({ key, id }) => [key, id]));
  const folder = annotator === null ? "annotations" : `annotations/${annotator}`;
  const listed = categories.map(({ id, name, supercategory, control }) => ({
    id,
    name,
    supercategory,
    ...pointsOf(control, name),
  }));
  return cocoFile({
    path: `${folder}/${split}.json`,
    head: { info: { description: header.releaseName }, licenses: [], categories: listed },
    items: () => itemsOf(items, split, annotator),
    annotationsOf: (item) => annotationsOf(header, item, annotator, ids),
    nextId,
  });
}

/** Counts what the format cannot hold of a region. */
function loseRegion(
  schema: LabelSchema,
  image: FrozenImage | undefined,
  region: Region,
  lose: (what: Loss, count: number) => void,
): void {
  lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
  const { shape } = region;
  if (!holds(shape.kind)) {
    lose(shape.kind, 1);
    return;
  }
  let written: RegionControl | undefined;
  for (const label of region.labels) {
    const place = placeOf(schema, holds, region.control, label);
    if (!place) lose("oldLabels", 1);
    else if (image && place.field !== image.field) lose("regionsOnFurtherImages", 1);
    else if (image && !isWritten(shape, image, place.control)) lose("regionsBesideImage", 1);
    else if (image) written = place.control;
  }
  if (written) lose("oldJoints", unknownPoints(shape, written));
}

export const coco: ExportFormat = {
  loader,
  suits: ({ schema }) =>
    heldControls(schema, holds).length > 0 ? ok(true) : err(say("releases.cocoOutlines")),
  entries: (header, items) => {
    const annotators = header.perAnnotator ? header.annotators : [null];
    let id = 0;
    return annotators.flatMap((annotator) =>
      header.splits.map((split) => fileOf(header, items, { split, annotator }, () => ++id)),
    );
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
