/**
 * YOLO object detection as Ultralytics reads it: `data.yaml`, and for each image a file of labels with a line per box and
 * label: `class cx cy w h`, from the centre of the box, relative to the image. Classes are the class numbers of the project,
 * counted from 0. Written is the upright rectangle around the part of a region that lies on the image: rotations and
 * outlines are counted as lost. An image without boxes has an empty file: it is background. So images of fields on which no
 * boxes can be drawn are left out, with the other further images of a task.
 */
import type { Region } from "@/lib/annotation/document";
import { boundsOf } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { classesOf, hasOutline, imageField, isOutlined, ringsOnImage } from "@/lib/exports/outlines";
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
import type { LabelSchema } from "@/lib/labels/schema";
import { dataYaml } from "./data-yaml";
import { filePaths } from "./file-paths";

/** The data fields whose images boxes can be drawn on. */
function drawnFields({ inputs, controls }: LabelSchema): ReadonlySet<string> {
  const drawn = new Set(controls.filter(isOutlined).map((control) => control.input));
  return new Set(inputs.filter(({ id }) => drawn.has(id)).map(({ field }) => field));
}

/** `cx cy w h`; null for a shape beside the image. */
function placeOf({ shape }: Region, image: FrozenImage): string | null {
  const { widthPx, heightPx } = image;
  const bounds = boundsOf(ringsOnImage(shape, image)[0] ?? []);
  if (bounds === null) return null;
  const { x, y, width, height } = bounds;
  const values = [(x + width / 2) / widthPx, (y + height / 2) / heightPx, width / widthPx, height / heightPx];
  return values.map((value) => value.toFixed(6)).join(" ");
}

type Classes = ReadonlyMap<string, number>;

function linesOf(schema: LabelSchema, classes: Classes, item: FrozenItem, image: FrozenImage): string {
  let text = "";
  const regions = documentsOf(item).flatMap(({ document }) => document.regions.filter(hasOutline));
  for (const region of regions) {
    const here = region.labels.filter((label) => imageField(schema, region.control, label) === image.field);
    const place = here.length > 0 ? placeOf(region, image) : null;
    if (place !== null)
      for (const label of here) text += `${classes.get(`${region.control}/${label}`)} ${place}\n`;
  }
  return text;
}

const fileOf = (path: string, text: string): ExportFile => ({
  path,
  async *content() {
    if (text !== "") yield text;
  },
});

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const classes = classesOf(header);
  const numbers = new Map(classes.map(({ key, id }) => [key, id - 1]));
  yield fileOf("data.yaml", dataYaml(new Map(classes.map(({ id, name }) => [id - 1, name]))));
  const fields = drawnFields(header.schema);
  const pathsOf = filePaths();
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images.filter(({ field }) => fields.has(field)))
        yield fileOf(pathsOf(image, split).labels, linesOf(header.schema, numbers, frozen, image));
    }
}

/** Counts what the format cannot hold of a region. */
function loseRegion(
  schema: LabelSchema,
  images: ReadonlyMap<string, FrozenImage>,
  region: Region,
  lose: (what: Loss, count: number) => void,
): void {
  const { shape } = region;
  lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
  if (!hasOutline(region)) {
    lose(shape.kind, 1);
    return;
  }
  let isWritten = false;
  for (const label of region.labels) {
    const field = imageField(schema, region.control, label);
    const image = field === undefined ? undefined : images.get(field);
    if (field === undefined) lose("oldLabels", 1);
    else if (image && placeOf(region, image) === null) lose("regionsBesideImage", 1);
    else if (image) isWritten = true;
  }
  if (!isWritten) return;
  if (!("rotation" in shape)) lose("outlines", 1);
  else if (shape.rotation !== 0) lose("rotations", 1);
}

export const yolo: ExportFormat = {
  title: "YOLO",
  suits: ({ schema, perAnnotator }) => {
    if (!schema.controls.some(isOutlined)) return err(say("releases.yoloOutlines"));
    return perAnnotator ? err(say("releases.yoloAgreed")) : ok(true);
  },
  entries,
  imagePaths: ({ schema }) => {
    const fields = drawnFields(schema);
    const pathsOf = filePaths();
    return (image, split) => (fields.has(image.field) ? pathsOf(image, split).image : null);
  },
  losses: ({ schema }, item) => {
    const losses: Losses = {};
    const lose = (what: Loss, count: number) => {
      if (count > 0) losses[what] = (losses[what] ?? 0) + count;
    };
    const drawn = drawnFields(schema);
    const images = new Map(
      item.images.filter(({ field }) => drawn.has(field)).map((image) => [image.field, image]),
    );
    const fields = new Set(item.images.map(({ field }) => field));
    lose("noImage", images.size > 0 ? 0 : 1);
    lose("imageNames", renamedImages(item));
    lose("furtherImages", item.images.length - images.size);
    if (images.size > 0) lose("dataFields", Object.keys(item.data).filter((key) => !fields.has(key)).length);
    for (const { document } of documentsOf(item)) {
      lose("taskAnswers", Object.keys(document.answers).length);
      lose("relations", document.relations.length);
      for (const region of document.regions) loseRegion(schema, images, region, lose);
    }
    return losses;
  },
};
