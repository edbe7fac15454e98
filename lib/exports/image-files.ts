/**
 * Regions for formats that have a file for each image: which images those are, what is written for them, and what is lost.
 * Images of fields on which nothing can be drawn that the format holds are left out, with the other further images of a
 * task: a file without regions would say that there is nothing on them. Two annotators of an image would be taken for two
 * objects, so such formats need agreed labels.
 */
import type { Region } from "@/lib/annotation/document";
import type { Message } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import {
  documentsOf,
  type ExportHeader,
  type FrozenImage,
  type FrozenItem,
  type ImagePath,
  type Loss,
  type Losses,
  renamedImages,
} from "@/lib/formats/writer";
import type { RegionControl, RegionKindName, Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { heldControls, placeOf } from "./outlines";

/** What a format holds; `P` is the part of a region that lies on its image. */
export type Held<P> = {
  /** Whether regions of this kind are written. */
  holds: (kind: RegionKindName) => boolean;
  /** Null for a region beside its image. */
  partOf: (shape: Shape, image: FrozenImage, control: RegionControl) => P | null;
  /** What the format does not hold of a region that is written. */
  lost: (part: P, image: FrozenImage, shape: Shape) => Losses;
};

/** Why a release does not suit. */
export type Refusals = {
  /** The labels have no regions that the format holds. */
  none: Message;
  /** Those they have do not go together; null when they do. */
  misfit?: (controls: readonly RegionControl[], header: ExportHeader) => Message | null;
  /** The release keeps every annotation. */
  perAnnotator: Message;
};

export function suitsHeld<P>(
  { holds }: Held<P>,
  refusals: Refusals,
  header: ExportHeader,
): Result<true, Message> {
  const controls = heldControls(header.schema, holds);
  if (controls.length === 0) return err(refusals.none);
  const misfit = refusals.misfit?.(controls, header) ?? (header.perAnnotator ? refusals.perAnnotator : null);
  return misfit ? err(misfit) : ok(true);
}

/** The data fields whose images such regions lie on. */
export function drawnFields<P>({ holds }: Held<P>, schema: LabelSchema): ReadonlySet<string> {
  const drawn = new Set(heldControls(schema, holds).map((control) => control.input));
  return new Set(schema.inputs.filter(({ id }) => drawn.has(id)).map(({ field }) => field));
}

/** The paths of the images that are written, null for others. */
export function drawnImagePaths<P>(held: Held<P>, schema: LabelSchema, pathOf: ImagePath): ImagePath {
  const fields = drawnFields(held, schema);
  return (image, split, item) => (fields.has(image.field) ? pathOf(image, split, item) : null);
}

/** `key` is `controlId/labelId`. A region with several labels stands there once for each, with the same part. */
export type Found<P> = { key: string; part: P; shape: Shape };

/** The regions on an image, in the order of their document. */
export function* regionsOn<P>(
  { holds, partOf }: Held<P>,
  schema: LabelSchema,
  item: FrozenItem,
  image: FrozenImage,
): Generator<Found<P>> {
  for (const { document } of documentsOf(item))
    for (const { control, labels, shape } of document.regions.filter((region) => holds(region.shape.kind))) {
      let part: P | null | undefined;
      for (const label of labels) {
        const place = placeOf(schema, holds, control, label);
        if (place?.field !== image.field) continue;
        if (part === undefined) part = partOf(shape, image, place.control);
        if (part !== null) yield { key: `${control}/${label}`, part, shape };
      }
    }
}

type Lose = (what: Loss, count: number) => void;

export function lossesOfHeld<P>(held: Held<P>, { schema }: ExportHeader, item: FrozenItem): Losses {
  const losses: Losses = {};
  const lose: Lose = (what, count) => {
    if (count > 0) losses[what] = (losses[what] ?? 0) + count;
  };
  const drawn = drawnFields(held, schema);
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
    for (const region of document.regions) loseRegion(held, schema, images, region, lose);
  }
  return losses;
}

function loseRegion<P>(
  { holds, partOf, lost }: Held<P>,
  schema: LabelSchema,
  images: ReadonlyMap<string, FrozenImage>,
  { control, labels, shape, attributes }: Region,
  lose: Lose,
): void {
  lose("regionAnswers", Object.keys(attributes ?? {}).length);
  if (!holds(shape.kind)) {
    lose(shape.kind, 1);
    return;
  }
  let written: Losses = {};
  for (const label of labels) {
    const place = placeOf(schema, holds, control, label);
    const image = place && images.get(place.field);
    if (!place) lose("oldLabels", 1);
    if (!place || !image) continue;
    const part = partOf(shape, image, place.control);
    if (part === null) lose("regionsBesideImage", 1);
    else written = lost(part, image, shape);
  }
  for (const [what, count] of Object.entries(written)) lose(what as Loss, count);
}
