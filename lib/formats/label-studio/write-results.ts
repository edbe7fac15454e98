/**
 * Regions, answers and relations of a document as results. Losses are counted without making them, since every format counts
 * while a release is frozen and masks take their time.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { rotatePoint } from "@/lib/core/geometry";
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import { itemText } from "@/lib/exports/item-text";
import { lossCounter } from "@/lib/exports/loss-counter";
import type { FrozenImage, FrozenItem, Losses } from "@/lib/formats/writer";
import { encodeBrushRle } from "@/lib/geometry/brush-rle";
import type { Shape } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { BOTH_BAD, TIE } from "@/lib/kinds/answers/pairwise/candidates";
import {
  type Control,
  findControl,
  hasLabels,
  type Input,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { inputNames, isWritten, resultPaths, TAGS } from "./names";

type Json = Record<string, unknown>;

/** Percent of the width of the image: how large a point is drawn. */
const POINT_WIDTH = 0.5;

/** What does not depend on the document, worked out once for a release. */
export type Names = {
  schema: LabelSchema;
  inputs: ReadonlyMap<string, string>;
  paths: Map<string, ReadonlyMap<string, readonly string[]>>;
};

export const namesFor = (schema: LabelSchema): Names => ({
  schema,
  inputs: inputNames(schema),
  paths: new Map(schema.controls.map((control) => [control.id, resultPaths(control)])),
});

const typeOf = (control: Control): string => (TAGS[control.kind] ?? "").toLowerCase();

/** The geometry of a shape on an image, in percent; of one part of a span, in UTF-16 units. */
function geometryOf(shape: Shape, { widthPx, heightPx }: Pick<FrozenImage, "widthPx" | "heightPx">): Json {
  const [x, y] = [(px: number) => (px / widthPx) * 100, (px: number) => (px / heightPx) * 100];
  const points = (all: readonly (readonly [number, number])[]) => all.map(([px, py]) => [x(px), y(py)]);
  switch (shape.kind) {
    case "box": {
      const centre: [number, number] = [shape.x + shape.width / 2, shape.y + shape.height / 2];
      const [left, top] = rotatePoint([shape.x, shape.y], centre, shape.rotation);
      return {
        x: x(left),
        y: y(top),
        width: x(shape.width),
        height: y(shape.height),
        rotation: shape.rotation,
      };
    }
    case "ellipse":
      return {
        x: x(shape.cx),
        y: y(shape.cy),
        radiusX: x(shape.rx),
        radiusY: y(shape.ry),
        rotation: shape.rotation,
      };
    case "polygon":
      return { points: points(shape.points), closed: true };
    case "polyline":
      return {
        vertices: points(shape.points).map(([px, py], i) => ({
          id: `${i + 1}`,
          x: px,
          y: py,
          prevPointId: i > 0 ? `${i}` : null,
          isBezier: false,
        })),
        closed: false,
      };
    case "keypoint":
      return { x: x(shape.x), y: y(shape.y), width: POINT_WIDTH };
    case "mask":
      return { format: "rle", rle: encodeBrushRle(shape) };
    default:
      return {};
  }
}

/** The places that a region has in the file: one, or one for each part of a span. */
type Place = { base: Json; value: () => Json };

function placesOf(region: Region, input: Input, item: FrozenItem, names: Names): Place[] {
  const { shape } = region;
  const to_name = names.inputs.get(input.id) ?? input.id;
  if (shape.kind !== "span") {
    const image = item.images.find(({ field }) => field === input.field);
    if (!image) return [];
    const size = { original_width: image.widthPx, original_height: image.heightPx, image_rotation: 0 };
    let made: Json | undefined;
    const value = () => {
      made ??= geometryOf(shape, image);
      return made;
    };
    return [{ base: { id: region.id, to_name, origin: "manual", ...size }, value }];
  }
  const text = itemText(item, input);
  if (text === undefined) return [];
  const index = indexCodePoints(text);
  return shape.parts
    .filter(({ start, end }) => start >= 0 && start < end && end <= index.length)
    .map((part, i) => ({
      base: { id: i === 0 ? region.id : `${region.id}-${i + 1}`, to_name, origin: "manual" },
      value: () => ({
        start: index.toUnits(part.start),
        end: index.toUnits(part.end),
        text: index.slice(part.start, part.end),
      }),
    }));
}

/** The value of a result, null for an answer that has no place there. */
function answerValue(control: Control, value: AnswerValue, names: Names): Json | null {
  const paths = names.paths.get(control.id);
  const known = [value].flat().flatMap((id) => paths?.get(String(id)) ?? []);
  switch (control.kind) {
    case "choice":
      return known.length > 0 || [value].flat().length === 0 ? { choices: known } : null;
    case "taxonomy":
      return {
        taxonomy: [value]
          .flat()
          .flatMap((id) => [paths?.get(String(id)) ?? []])
          .filter((path) => path.length > 0),
      };
    case "text":
    case "list":
      return { text: [value].flat() };
    case "pairwise":
      return value === "left" || value === "right" ? { selected: value } : null;
    default:
      return { [typeOf(control)]: value };
  }
}

export type Written = { results: (() => Json)[]; losses: Losses };

export function writtenResults(document: AnnotationDocument, item: FrozenItem, names: Names): Written {
  const { schema } = names;
  const { losses, lose } = lossCounter();
  const results: (() => Json)[] = [];
  const idsOf = new Set<string>();

  /** @returns the control where the answer can be written */
  const answered = (id: string, value: AnswerValue, isOfRegion: boolean): Control | null => {
    const control = findControl(schema, id);
    if (!control || !isAnswerControl(control) || isAskedPerRegion(control) !== isOfRegion)
      lose("oldAnswers", 1);
    else if (!isWritten(control)) lose(isOfRegion ? "regionAnswers" : "taskAnswers", 1);
    else if (control.kind === "pairwise" && (value === TIE || value === BOTH_BAD))
      lose(value === TIE ? "ties" : "noneGood", 1);
    else {
      const labels = hasLabels(control) ? [value].flat().map(String) : [];
      const known = labels.filter((label) => names.paths.get(control.id)?.has(label));
      lose("oldLabels", labels.length - known.length);
      return labels.length > 0 && known.length === 0 ? null : control;
    }
    return null;
  };

  const addAnswers = (answers: AnnotationDocument["answers"], place: Place | null) => {
    for (const [id, value] of Object.entries(answers)) {
      const control = answered(id, value, place !== null);
      if (!control) continue;
      const first = schema.inputs[0];
      const base = place?.base ?? { id: `answer:${id}`, to_name: answerTarget(control, names, first) };
      results.push(() => ({
        ...base,
        from_name: id,
        type: typeOf(control),
        // Label Studio keeps what stands in `meta` and shows none of it.
        ...(control.kind === "pairwise" && control.shuffle && document.places
          ? { meta: { places: document.places } }
          : {}),
        value: { ...place?.value(), ...answerValue(control, value, names) },
      }));
    }
  };

  addAnswers(document.answers, null);
  for (const region of document.regions) {
    const control = findControl(schema, region.control);
    if (!control || !isRegionControl(control) || control.kind !== region.shape.kind) {
      lose("oldRegions", 1);
      continue;
    }
    if (!isWritten(control)) {
      lose(region.shape.kind, 1);
      lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
      continue;
    }
    const paths = names.paths.get(control.id);
    const labels = region.labels.flatMap((label) => paths?.get(label)?.slice(-1) ?? []);
    lose("oldLabels", region.labels.length - labels.length);
    const input = schema.inputs.find(({ id }) => id === control.input);
    const places = input && labels.length > 0 ? placesOf(region, input, item, names) : [];
    if (labels.length > 0 && places.length === 0) lose(region.shape.kind, 1);
    if (places.length === 0) {
      lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
      continue;
    }
    idsOf.add(region.id);
    if (places.length > 1) lose("spanParts", 1);
    if (region.shape.kind === "polygon") lose("holes", region.shape.holes?.length ?? 0);
    const type = typeOf(control);
    for (const { base, value } of places)
      results.push(() => ({ ...base, from_name: control.id, type, value: { ...value(), [type]: labels } }));
    addAnswers(region.attributes ?? {}, places[0] as Place);
  }
  for (const { control: id, label, from, to } of document.relations) {
    const control = findControl(schema, id);
    const name = names.paths.get(id)?.get(label)?.at(-1);
    if (!control || !isRelationControl(control) || name === undefined) lose("oldRelations", 1);
    else if (!idsOf.has(from) || !idsOf.has(to)) lose("relations", 1);
    else
      results.push(() => ({
        type: "relation",
        from_id: from,
        to_id: to,
        direction: control.directed ? "right" : "bi",
        labels: [name],
      }));
  }
  return { results, losses };
}

/** A comparison names both inputs it compares. */
function answerTarget(control: Control, { inputs }: Names, first: Input | undefined): string {
  const ids = control.kind === "pairwise" ? [control.left, control.right] : first ? [first.id] : [];
  return ids.map((id) => inputs.get(id) ?? id).join(",");
}
