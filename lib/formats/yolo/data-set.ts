/**
 * What the variants of YOLO share, as Ultralytics reads them: `data.yaml`, and for each image a file of labels with a line
 * per region and label, its class first. Classes are the class numbers of the project, counted from 0. All places are
 * shares of the image's width and height, within the image, with 6 decimals: Ultralytics leaves out an image with a place
 * beyond it. An image without objects has an empty file: it is background. So images of fields on which nothing can be
 * drawn that a variant holds are left out, with the other further images of a task.
 */
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { type Message, say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { classesOf, heldControls, placeOf } from "@/lib/exports/outlines";
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
import type { RegionControl, RegionKindName, Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { dataYaml } from "./data-yaml";
import { filePaths } from "./file-paths";

/** `P` is the part of a region that lies on its image. */
type Variant<P> = {
  /** Whether regions of this kind have lines. */
  holds: (kind: RegionKindName) => boolean;
  /** Why labels without such regions cannot be written. */
  none: Message;
  /** Why labels with such regions cannot be written together; null when they can. */
  misfit?: (controls: readonly RegionControl[]) => Message | null;
  /** Null for a region beside its image. */
  partOf: (shape: Shape, image: FrozenImage, control: RegionControl) => P | null;
  /** What stands on the line behind the class. */
  line: (part: P, image: FrozenImage, shape: Shape) => string;
  /** What the line does not hold of a region that it is written for. */
  lost: (part: P, image: FrozenImage, shape: Shape) => Losses;
  /** Further lines of `data.yaml`. */
  yaml?: (controls: readonly RegionControl[], classes: readonly number[]) => string[];
};

export const inShares = (value: number, size: number): string =>
  Math.min(Math.max(value / size, 0), 1).toFixed(6);

/** `x y` of each point. */
export const pointsInShares = (points: readonly Point[], { widthPx, heightPx }: FrozenImage): string =>
  points.map(([x, y]) => `${inShares(x, widthPx)} ${inShares(y, heightPx)}`).join(" ");

/** The data fields whose images the regions lie on. */
function drawnFields({ inputs }: LabelSchema, controls: readonly RegionControl[]): ReadonlySet<string> {
  const drawn = new Set(controls.map((control) => control.input));
  return new Set(inputs.filter(({ id }) => drawn.has(id)).map(({ field }) => field));
}

const fileOf = (path: string, text: string): ExportFile => ({
  path,
  async *content() {
    if (text !== "") yield text;
  },
});

export function yoloFormat<P>(variant: Variant<P>): ExportFormat {
  const { holds, none, misfit } = variant;
  const fieldsOf = (schema: LabelSchema) => drawnFields(schema, heldControls(schema, holds));
  return {
    suits: ({ schema, perAnnotator }) => {
      const controls = heldControls(schema, holds);
      if (controls.length === 0) return err(none);
      const reason = misfit?.(controls) ?? (perAnnotator ? say("releases.yoloAgreed") : null);
      return reason ? err(reason) : ok(true);
    },
    async *entries(header, items) {
      const classes = classesOf(header, holds).map(({ key, id, name }) => ({ key, number: id - 1, name }));
      const yaml = variant.yaml?.(
        heldControls(header.schema, holds),
        classes.map(({ number }) => number),
      );
      yield fileOf("data.yaml", dataYaml(new Map(classes.map(({ number, name }) => [number, name])), yaml));
      const numbers = new Map(classes.map(({ key, number }) => [key, number]));
      yield* labelFiles(variant, header, items, numbers);
    },
    imagePaths: ({ schema }) => {
      const fields = fieldsOf(schema);
      const pathsOf = filePaths();
      return (image, split) => (fields.has(image.field) ? pathsOf(image, split).image : null);
    },
    losses: ({ schema }, item) => lossesOf(variant, schema, fieldsOf(schema), item),
  };
}

async function* labelFiles<P>(
  variant: Variant<P>,
  { schema }: ExportHeader,
  items: ItemSource,
  numbers: ReadonlyMap<string, number>,
): AsyncGenerator<ExportFile> {
  const fields = drawnFields(schema, heldControls(schema, variant.holds));
  const pathsOf = filePaths();
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images.filter(({ field }) => fields.has(field)))
        yield fileOf(pathsOf(image, split).labels, linesOf(variant, schema, frozen, image, numbers));
    }
}

function linesOf<P>(
  { holds, partOf, line }: Variant<P>,
  schema: LabelSchema,
  item: FrozenItem,
  image: FrozenImage,
  numbers: ReadonlyMap<string, number>,
): string {
  let text = "";
  for (const region of documentsOf(item).flatMap(({ document }) => document.regions)) {
    if (!holds(region.shape.kind)) continue;
    let place: string | null | undefined;
    for (const label of region.labels) {
      const found = placeOf(schema, holds, region, label);
      if (found?.field !== image.field) continue;
      if (place === undefined) {
        const part = partOf(region.shape, image, found.control);
        place = part && line(part, image, region.shape);
      }
      if (place !== null) text += `${numbers.get(`${region.control}/${label}`)} ${place}\n`;
    }
  }
  return text;
}

type Lose = (what: Loss, count: number) => void;

function lossesOf<P>(
  variant: Variant<P>,
  schema: LabelSchema,
  drawn: ReadonlySet<string>,
  item: FrozenItem,
): Losses {
  const losses: Losses = {};
  const lose: Lose = (what, count) => {
    if (count > 0) losses[what] = (losses[what] ?? 0) + count;
  };
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
    for (const region of document.regions) loseRegion(variant, schema, images, region, lose);
  }
  return losses;
}

/** Counts what the format cannot hold of a region. */
function loseRegion<P>(
  { holds, partOf, lost }: Variant<P>,
  schema: LabelSchema,
  images: ReadonlyMap<string, FrozenImage>,
  region: Region,
  lose: Lose,
): void {
  const { shape } = region;
  lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
  if (!holds(shape.kind)) {
    lose(shape.kind, 1);
    return;
  }
  let written: Losses = {};
  for (const label of region.labels) {
    const place = placeOf(schema, holds, region, label);
    const image = place && images.get(place.field);
    if (!place) lose("oldLabels", 1);
    if (!place || !image) continue;
    const part = partOf(shape, image, place.control);
    if (part === null) lose("regionsBesideImage", 1);
    else written = lost(part, image, shape);
  }
  for (const [what, count] of Object.entries(written)) lose(what as Loss, count);
}
