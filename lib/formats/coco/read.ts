/**
 * COCO (https://cocodataset.org/#format-data): one JSON with images, categories and annotations. A row is an image with its
 * annotations: boxes, outlines, run lengths, keypoints, captions. The images lie beside it in the archive.
 */
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { checkRle } from "@/lib/geometry/rle";
import { rleFromString } from "@/lib/geometry/rle-string";
import type { Shape } from "@/lib/kinds";
import { boxOnImage, pairsOf } from "../image-shapes";
import { wholeJson } from "../json/whole-json";
import type { Reader, SourceRow } from "../reader";

import {
  emptySource,
  type SourceAnnotation,
  type SourcePlace,
  type SourceRegion,
  type SourceShape,
  type SourceValue,
} from "../source-annotation";
import { startText } from "../text-source";
import { cocoOutline } from "./outline";

type Json = Record<string, unknown>;
type Category = { name: string; joints: readonly string[] };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isFigures = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => Number.isFinite(one));
/** Ids are numbers; some programs write them as text. */
const idOf = (value: unknown): string | null =>
  typeof value === "number" || (typeof value === "string" && value !== "") ? String(value) : null;
const listIn = (file: Json, key: string): unknown[] =>
  Array.isArray(file[key]) ? (file[key] as unknown[]) : [];

const GROUP_ROWS = 200;

function categoriesOf(file: Json): Map<string, Category> {
  const categories = new Map<string, Category>();
  for (const one of listIn(file, "categories")) {
    if (!isObject(one)) continue;
    const id = idOf(one.id);
    const joints = Array.isArray(one.keypoints) ? one.keypoints.map(String) : [];
    if (id !== null && typeof one.name === "string") categories.set(id, { name: one.name, joints });
  }
  return categories;
}

/** Runs as a list or as the compressed string; they have to cover the image exactly. */
function maskOf(segmentation: Json, image: Json): Result<SourcePlace, Message> {
  const { size, counts: given } = segmentation;
  if (!isFigures(size) || size.length !== 2) return err(say("coco.badRle"));
  const [height, width] = size as [number, number];
  if (
    typeof image.width === "number" &&
    typeof image.height === "number" &&
    (image.width !== width || image.height !== height)
  )
    return err(
      say("coco.otherSize", { size: `${width} × ${height}`, image: `${image.width} × ${image.height}` }),
    );
  const read = typeof given === "string" ? rleFromString(given) : null;
  if (read !== null && !read.ok) return err(say("coco.badRle"));
  const counts = read === null ? given : read.value;
  if (!isFigures(counts) || checkRle({ size: [height, width], counts }) !== null)
    return err(say("coco.badRle"));
  return ok({ kind: "mask", shape: { kind: "mask", size: [height, width], counts } });
}

/** Each list is the outline of one part of the object. */
function outlinesOf(segmentation: unknown[]): Result<SourcePlace | null, Message> {
  const shapes: Shape[] = [];
  for (const flat of segmentation) {
    if (!isFigures(flat) || flat.length < 6 || flat.length % 2 !== 0) return err(say("coco.badOutline"));
    shapes.push({ kind: "polygon", points: pairsOf(flat) });
  }
  const [shape, ...more] = shapes;
  return ok(shape === undefined ? null : { kind: "polygon", shape, ...(more.length > 0 ? { more } : {}) });
}

function jointsOf(flat: unknown, { joints, name }: Category): Result<SourcePlace[], Message> {
  if (!isFigures(flat) || flat.length % 3 !== 0) return err(say("coco.badKeypoints"));
  const set = Array.from({ length: flat.length / 3 }, (_, i) => {
    const [x, y, seen] = flat.slice(3 * i, 3 * i + 3) as [number, number, number];
    return { id: joints[i] ?? `#${i + 1}`, x, y, visibility: seen === 2 ? (2 as const) : (1 as const), seen };
  }).filter(({ seen }) => seen > 0);
  if (set.length === 0) return ok([]);
  const skeleton: SourcePlace = {
    kind: "skeleton",
    shape: { kind: "skeleton", joints: set.map(({ seen: _seen, ...joint }) => joint) },
  };
  const [point] = set;
  // A category with a single keypoint of its own name is a point, as our own files write it.
  if (flat.length === 3 && point && (joints.length === 0 || joints[0] === name))
    return ok([{ kind: "keypoint", shape: { kind: "keypoint", x: point.x, y: point.y } }, skeleton]);
  return ok([skeleton]);
}

function boxOf(bbox: unknown): Result<SourcePlace | null, Message> {
  if (bbox === undefined || bbox === null) return ok(null);
  if (!isFigures(bbox) || bbox.length !== 4) return err(say("coco.badBox"));
  const [x, y, width, height] = bbox as [number, number, number, number];
  if (width <= 0 || height <= 0) return ok(null);
  const shape: SourceShape = (image) => boxOnImage([x, y, x + width, y + height], image);
  return ok({ kind: "box", shape });
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function attributesOf({ attributes }: Json): Record<string, SourceValue> {
  if (!isObject(attributes)) return {};
  const entries = Object.entries(attributes).flatMap(([key, value]): [string, SourceValue][] =>
    key === "rotation" || !isValue(value) || value === ""
      ? []
      : [[key, typeof value === "number" ? value : String(value)]],
  );
  return Object.fromEntries(entries);
}

type Found = { region: SourceRegion; notTaken: string[] };

function regionOf(
  annotation: Json,
  image: Json,
  categories: Map<string, Category>,
): Result<Found | null, Message> {
  const id = idOf(annotation.category_id);
  const category = id === null ? undefined : categories.get(id);
  if (category === undefined) return err(say("coco.unknownCategory", { category: id ?? "" }));
  const places: SourcePlace[] = [];
  const { segmentation } = annotation;
  const isCrowd = annotation.iscrowd === 1 || annotation.iscrowd === true;
  if (annotation.keypoints !== undefined) {
    const joints = jointsOf(annotation.keypoints, category);
    if (!joints.ok) return joints;
    places.push(...joints.value);
  }
  if (isObject(segmentation)) {
    const mask = maskOf(segmentation, image);
    if (!mask.ok) return mask;
    places.push(mask.value);
  } else if (isCrowd) return err(say("coco.crowdWithoutRle"));
  else if (Array.isArray(segmentation)) {
    const outlines = outlinesOf(segmentation);
    if (!outlines.ok) return outlines;
    if (outlines.value) places.push(outlines.value);
  }
  const box = boxOf(annotation.bbox);
  if (!box.ok) return box;
  if (box.value) places.push(box.value);
  const [first, ...or] = places;
  if (first === undefined) return ok(null);
  const { score } = annotation;
  const region: SourceRegion = {
    id: idOf(annotation.id) ?? "",
    ...first,
    ...(or.length > 0 ? { or } : {}),
    labels: [category.name],
    attributes: attributesOf(annotation),
    ...(typeof score === "number" && score >= 0 && score <= 1 ? { score } : {}),
  };
  return ok({ region, notTaken: isCrowd ? ["iscrowd"] : [] });
}

/** Several captions of one image are of several people, whom COCO does not name. */
function annotationsOf(
  annotations: readonly Json[],
  image: Json,
  categories: Map<string, Category>,
): Result<SourceAnnotation[], Message> {
  const regions: SourceRegion[] = [];
  const notTaken: string[] = [];
  const captions: string[] = [];
  for (const annotation of annotations) {
    const { id = "", caption } = annotation;
    if (typeof caption === "string" && annotation.category_id === undefined) {
      if (caption.trim() !== "") captions.push(caption.trim());
      continue;
    }
    if (Array.isArray(annotation.segments_info)) {
      notTaken.push("segments_info");
      continue;
    }
    const found = regionOf(annotation, image, categories);
    if (!found.ok) return err(say("coco.atAnnotation", { id: String(id), message: found.error }));
    if (found.value === null) {
      notTaken.push("bbox 0 × 0");
      continue;
    }
    regions.push(found.value.region);
    notTaken.push(...found.value.notTaken);
  }
  const [caption, ...others] = captions;
  const said = (text: string) => [{ control: "caption", kind: "text" as const, value: text }];
  const first: SourceAnnotation = {
    ...emptySource("annotation", null),
    answers: caption === undefined ? [] : said(caption),
    regions,
    ...(notTaken.length > 0 ? { notTaken } : {}),
  };
  return ok([first, ...others.map((text) => ({ ...emptySource("annotation", null), answers: said(text) }))]);
}

function* rowsOf(file: Json): Generator<SourceRow> {
  const categories = categoriesOf(file);
  const images = listIn(file, "images");
  const ids = new Map<string, number>();
  images.forEach((image, i) => {
    const id = isObject(image) ? idOf(image.id) : null;
    if (id !== null && !ids.has(id)) ids.set(id, i);
  });
  const byImage = new Map<number, Json[]>();
  const strays: Json[] = [];
  for (const annotation of listIn(file, "annotations")) {
    if (!isObject(annotation)) continue;
    const at = ids.get(idOf(annotation.image_id) ?? "");
    if (at === undefined) strays.push(annotation);
    else {
      const known = byImage.get(at);
      if (known) known.push(annotation);
      else byImage.set(at, [annotation]);
    }
  }
  for (const [i, image] of images.entries()) {
    const row = i + 1;
    if (!isObject(image) || typeof image.file_name !== "string" || image.file_name === "") {
      yield { row, error: say("coco.noFileName") };
      continue;
    }
    const id = idOf(image.id);
    if (id === null || ids.get(id) !== i) {
      yield { row, error: say("coco.imageTwice", { id: id ?? "" }) };
      continue;
    }
    const found = annotationsOf(byImage.get(i) ?? [], image, categories);
    if (!found.ok) yield { row, error: found.error };
    else yield { row, value: { image: image.file_name }, annotations: found.value };
  }
  for (const [i, { id, image_id }] of strays.entries())
    yield {
      row: images.length + i + 1,
      error: say("coco.unknownImage", { id: String(id ?? ""), image: String(image_id ?? "") }),
    };
}

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  const { value: file } = await wholeJson(source, say("coco.tooLarge"));
  if (!isObject(file) || !Array.isArray(file.images))
    throw new AppError("invalid_input", say("coco.notCoco"));
  let group: SourceRow[] = [];
  for (const row of rowsOf(file)) {
    if (group.push(row) < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  yield group;
}

/** An object with these members; the lists may be long, so that only the first is seen. */
const MEMBERS = /^\s*\{[\s\S]*?"(?:images|annotations|categories)"\s*:\s*\[/;
const OF_COCO = /"(?:file_name|category_id|supercategory|image_id)"\s*:/;

export const coco: Reader = {
  extensions: [],
  refines: "json",
  hasColumns: true,
  sniff: (start) => {
    const text = startText(start);
    return MEMBERS.test(text) && OF_COCO.test(text) ? 0.95 : 0;
  },
  rows,
  outline: { aboveBytes: 16 * 1024 * 1024, of: cocoOutline },
};
