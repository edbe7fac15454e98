/**
 * Pascal VOC: a file of XML per image, with boxes in whole pixels counted from 1, both ends included. Read are outlines
 * (`polygon`) and turned boxes (`robndbox`) of programs that write them into it, too; `pose`, `truncated` and `difficult`
 * answer questions about the region, where the label schema asks them.
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { imageFinder, imagesIn } from "@/lib/imports/archive-names";
import { boxOnImage } from "../image-shapes";
import type { Archive, ArchiveReader, SourceRow } from "../reader";
import { emptySource, type SourcePlace, type SourceRegion, type SourceValue } from "../source-annotation";
import { utf8Of } from "../text-source";

type Node = Record<string, unknown>;

const GROUP_ROWS = 50;
const isXml = (path: string) => /\.xml$/i.test(path);
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** Elements that may stand there several times. */
const SEVERAL = new Set(["object", "polygon"]);
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => SEVERAL.has(name),
});

const figure = (value: unknown): number =>
  typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

function parsed(xml: string): Result<Node, Message> {
  if (/<!DOCTYPE/i.test(xml)) return err(say("voc.doctype"));
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return err(say("voc.notXml", { message: `${valid.err.msg} (${valid.err.line})` }));
  const document: unknown = parser.parse(xml);
  const annotation = isNode(document) ? document.annotation : undefined;
  // An element without anything in it is an empty text.
  if (annotation === "") return ok({});
  return isNode(annotation) ? ok(annotation) : err(say("voc.notVoc"));
}

function boxIn(box: Node): SourcePlace | null {
  const [left, top, right, bottom] = ["xmin", "ymin", "xmax", "ymax"].map((edge) => figure(box[edge])) as [
    number,
    number,
    number,
    number,
  ];
  if (![left, top, right, bottom].every(Number.isFinite)) return null;
  return { kind: "box", shape: (image) => boxOnImage([left - 1, top - 1, right, bottom], image) };
}

/** Centre, size and an angle in radians, clockwise. */
function turnedBoxIn(box: Node): SourcePlace | null {
  const [cx, cy, w, h, angle] = ["cx", "cy", "w", "h", "angle"].map((key) => figure(box[key])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (![cx, cy, w, h, angle].every(Number.isFinite)) return null;
  const degrees = (((angle * 180) / Math.PI) % 360) + 360;
  return {
    kind: "box",
    shape: { kind: "box", x: cx - w / 2, y: cy - h / 2, width: w, height: h, rotation: degrees % 360 },
  };
}

/** `x1`, `y1`, `x2`, … as LabelMe and Roboflow write them, or a list of `pt`. */
function outlineIn(polygon: unknown): SourcePlace | null {
  if (!isNode(polygon)) return null;
  const points: [number, number][] = [];
  const list = Array.isArray(polygon.pt) ? polygon.pt : [];
  for (const pt of list) if (isNode(pt)) points.push([figure(pt.x), figure(pt.y)]);
  for (let i = 1; polygon[`x${i}`] !== undefined; i++)
    points.push([figure(polygon[`x${i}`]), figure(polygon[`y${i}`])]);
  if (points.length < 3 || !points.flat().every(Number.isFinite)) return null;
  return { kind: "polygon", shape: { kind: "polygon", points } };
}

function attributesOf(object: Node): Record<string, SourceValue> {
  const entries = ["pose", "truncated", "difficult", "occluded"].flatMap((key): [string, string][] => {
    const value = textOf(object[key]);
    return value === "" || value === "Unspecified" ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function regionOf(object: unknown, number: number): Result<SourceRegion, Message> {
  if (!isNode(object)) return err(say("voc.noName"));
  const label = textOf(object.name);
  if (label === "") return err(say("voc.noName"));
  const outlines = Array.isArray(object.polygon) ? object.polygon : [];
  const places = [
    ...outlines.map(outlineIn),
    isNode(object.robndbox) ? turnedBoxIn(object.robndbox) : null,
    isNode(object.bndbox) ? boxIn(object.bndbox) : null,
  ].filter((place) => place !== null);
  const [first, ...or] = places;
  if (first === undefined) return err(say("voc.badBox", { label }));
  return ok({
    id: `${number}`,
    ...first,
    ...(or.length > 0 ? { or } : {}),
    labels: [label],
    attributes: attributesOf(object),
  });
}

function annotationIn(xml: string): Result<{ image: string; regions: SourceRegion[] }, Message> {
  const annotation = parsed(xml);
  if (!annotation.ok) return annotation;
  const objects = Array.isArray(annotation.value.object) ? annotation.value.object : [];
  const regions: SourceRegion[] = [];
  for (const [i, object] of objects.entries()) {
    const region = regionOf(object, i + 1);
    if (!region.ok) return region;
    regions.push(region.value);
  }
  return ok({ image: textOf(annotation.value.filename), regions });
}

const stemOf = (path: string) => path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");

async function rowOf(
  archive: Archive,
  file: string,
  find: (image: string) => string | undefined,
): Promise<{ value: Record<string, unknown>; regions: SourceRegion[] } | { error: Message }> {
  const at = (message: Message) => ({ error: say("voc.at", { file, message }) });
  let xml: string;
  try {
    xml = utf8Of(await archive.read(file));
  } catch {
    return at(say("imports.notText", { encoding: "UTF-8" }));
  }
  const found = annotationIn(xml);
  if (!found.ok) return at(found.error);
  const { image, regions } = found.value;
  const path = find(image) ?? find(stemOf(file));
  if (path === undefined) return at(say("voc.noImage", { image: image || stemOf(file) }));
  return { value: { image: path }, regions };
}

async function* rows(archive: Archive): AsyncGenerator<SourceRow[]> {
  const images = imagesIn(archive.names);
  const byName = imageFinder(images, "");
  const byStem = new Map<string, string | null>();
  for (const image of images) byStem.set(stemOf(image), byStem.has(stemOf(image)) ? null : image);
  // The name that the XML gives may have another ending, or none.
  const find = (image: string) => {
    const named = image === "" ? null : byName(image);
    return named?.ok ? named.value : (byStem.get(stemOf(image)) ?? byStem.get(image) ?? undefined);
  };
  let group: SourceRow[] = [];
  for (const [i, file] of archive.names.filter(isXml).entries()) {
    const found = await rowOf(archive, file, find);
    const row = i + 1;
    group.push(
      "error" in found
        ? { row, ...found }
        : {
            row,
            value: found.value,
            annotations: [{ ...emptySource("annotation", null), regions: found.regions }],
          },
    );
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  yield group;
}

/** Half of the images or more have a file of their own name. */
function sniffNames(names: readonly string[]): number {
  const images = imagesIn(names);
  const files = new Set(names.filter(isXml).map(stemOf));
  const labeled = images.filter((image) => files.has(stemOf(image))).length;
  return labeled === 0 ? 0 : labeled * 2 >= images.length ? 0.9 : 0.5;
}

export const voc: ArchiveReader = { sniffNames, rows };
