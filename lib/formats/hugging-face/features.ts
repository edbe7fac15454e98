/**
 * The features of a row: what each is called, its type, and its value. Labels are numbers of a `ClassLabel`, counted in the
 * order of the label schema; a label that the schema no longer has is none.
 *
 * The answer to the only question with labels is `label`, or `labels` where several may be given; with several such questions,
 * and of all others, it stands under the id of the question. Spans are `spans`, or under the id of their question where
 * several mark spans: code points of the text that the question is about. Objects on an image are lists of equal length, as
 * object detection of the transformers library takes them: `bbox` is x, y, width and height in pixels of the upright
 * rectangle around the part that lies on the image.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { boundsOf } from "@/lib/core/geometry";
import { classControls, isAskedPerRegion, mayHaveSeveral } from "@/lib/exports/class-answers";
import { cellOf, fieldValue, readTextColumns, type Survey } from "@/lib/exports/column-types";
import { shownFields } from "@/lib/exports/data-fields";
import { distinctNames } from "@/lib/exports/distinct-names";
import { classesOf, heldControls, isOutlinedKind, placeOf, ringsOnImage } from "@/lib/exports/outlines";
import { isSpanKind } from "@/lib/exports/text-documents";
import type { ColumnType, ExportHeader, FrozenImage, FrozenItem } from "@/lib/formats/writer";
import { regionKind, type Shape } from "@/lib/kinds";
import { pairwiseValues } from "@/lib/kinds/answers/pairwise/candidates";
import { labelNamer } from "@/lib/labels/label-name";
import {
  type AnswerControl,
  hasLabels,
  isAnswerControl,
  type LabeledControl,
  type LabelSchema,
  type RegionControl,
} from "@/lib/labels/schema";

export type Row = { item: FrozenItem; annotator: string | null; document: AnnotationDocument };
export type FeatureType =
  | Exclude<ColumnType, "time">
  | { classes: readonly string[] }
  | { list: FeatureType }
  | { members: Readonly<Record<string, FeatureType>> }
  /** A list of objects, turned into an object of lists. */
  | { lists: Readonly<Record<string, FeatureType>> };
export type Feature = { name: string; type: FeatureType; value: (row: Row) => unknown };

export const showsImages = ({ inputs }: LabelSchema): boolean => inputs.some(({ kind }) => kind === "image");

/** Names of classes, none of them given twice. */
function classNames(control: LabeledControl): string[] {
  const nameOf = labelNamer(control);
  const distinct = distinctNames([]);
  return control.labels.map(({ id, name }) => distinct(nameOf(id) ?? name, (taken) => `${taken} (${id})`));
}

type Asked = Pick<Feature, "type"> & { read: (answer: unknown) => unknown };

function askedOf(control: AnswerControl): Asked {
  if (hasLabels(control)) {
    const numbers = new Map(control.labels.map(({ id }, i) => [id, i]));
    const type = { classes: classNames(control) };
    const numbersOf = (answer: unknown) => [answer].flat().flatMap((id) => numbers.get(String(id)) ?? []);
    if (control.kind === "ranking" || mayHaveSeveral(control))
      return { type: { list: type }, read: numbersOf };
    return { type, read: (answer) => numbersOf(answer)[0] ?? null };
  }
  if (control.kind === "pairwise") {
    // Always with a tie, so that releases before and after it was allowed have the same classes.
    const classes = pairwiseValues({ ...control, allowTie: true }).map(({ id }) => id);
    return { type: { classes }, read: (answer) => classes.indexOf(String(answer)) };
  }
  if (control.kind === "list") return { type: { list: "text" }, read: (answer) => [answer].flat() };
  if (control.kind === "rating") return { type: "integer", read: (answer) => answer };
  if (control.kind === "number") return { type: "number", read: (answer) => answer };
  return { type: "text", read: (answer) => String(answer) };
}

export const askedControls = ({ controls }: LabelSchema): AnswerControl[] =>
  controls.filter(isAnswerControl).filter((control) => !isAskedPerRegion(control));

function answerFeatures(schema: LabelSchema, asAnswer: (name: string) => string): Feature[] {
  const labeled = classControls(schema);
  return askedControls(schema).map((control) => {
    const { type, read } = askedOf(control);
    const isOnly = labeled.length === 1 && labeled[0]?.id === control.id;
    const name = isOnly ? (mayHaveSeveral(control) ? "labels" : "label") : control.id;
    return {
      name: asAnswer(name),
      type,
      value: ({ document: { answers } }) =>
        Object.hasOwn(answers, control.id) ? read(answers[control.id]) : null,
    };
  });
}

function spanFeature(control: RegionControl, name: string): Feature {
  const numbers = new Map(control.labels.map(({ id }, i) => [id, i]));
  const spansOf = ({ regions }: AnnotationDocument) =>
    regions
      .filter((region) => region.control === control.id)
      .flatMap(({ labels, shape }) =>
        labels
          .flatMap((id) => numbers.get(id) ?? [])
          .flatMap((label) =>
            (regionKind(shape.kind).text?.parts(shape) ?? []).map(({ start, end, text }) => ({
              ...{ start, end, label, text },
            })),
          ),
      );
  const classes = { classes: classNames(control) };
  return {
    name,
    type: { list: { members: { start: "integer", end: "integer", label: classes, text: "text" } } },
    value: ({ document }) => spansOf(document),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The upright rectangle around the part of a shape on its image; null for one beside it. */
export const boxOn = (shape: Shape, image: FrozenImage) => boundsOf(ringsOnImage(shape, image).flat());

type Found = { id: string[]; category: number[]; bbox: number[][]; area: number[] };

function objectsFeature(header: ExportHeader, name: string): Feature {
  const { schema } = header;
  const classes = classesOf(header, isOutlinedKind);
  const distinct = distinctNames([]);
  const names = classes.map(({ name: own, key }) => distinct(own, (taken) => `${taken} (${key})`));
  const numbers = new Map(classes.map(({ key }, i) => [key, i]));
  return {
    name,
    type: {
      lists: {
        id: "text",
        category: { classes: names },
        bbox: { list: "number" },
        area: "number",
      },
    },
    value: ({ item, document }) => {
      const found: Found = { id: [], category: [], bbox: [], area: [] };
      const image = item.images[0];
      if (!image) return found;
      for (const { id, control, labels, shape } of document.regions) {
        const places = labels.filter(
          (label) =>
            isOutlinedKind(shape.kind) &&
            placeOf(schema, isOutlinedKind, control, label)?.field === image.field,
        );
        const box = places.length > 0 ? boxOn(shape, image) : null;
        if (!box) continue;
        for (const label of places) {
          found.id.push(id);
          found.category.push(numbers.get(`${control}/${label}`) ?? 0);
          found.bbox.push([box.x, box.y, box.width, box.height].map(round));
          found.area.push(round(box.width * box.height));
        }
      }
      return found;
    },
  };
}

/** The data fields of a row: those whose images are files are told by `image`. */
export function dataFieldsOf({ schema, dataFields }: ExportHeader): { shown: string[]; further: string[] } {
  const images = new Set(schema.inputs.filter(({ kind }) => kind === "image").map(({ field }) => field));
  const shown = new Set(shownFields(schema));
  return {
    shown: [...shown].filter((field) => !images.has(field)),
    further: [...(dataFields ?? [])].filter((field) => !shown.has(field)),
  };
}

/** Of a release whose tasks show images. */
const IMAGE_FEATURES: Feature[] = [
  { name: "image_id", type: "integer", value: ({ item }) => item.seq },
  { name: "width", type: "integer", value: ({ item }) => item.images[0]?.widthPx },
  { name: "height", type: "integer", value: ({ item }) => item.images[0]?.heightPx },
];

/** Names are given in this order: what tasks show keeps its own, then answers, then other data. */
export function featuresOf(header: ExportHeader, { typeOf, hasGroups }: Survey): Feature[] {
  const { schema, perAnnotator } = header;
  const hasImages = showsImages(schema);
  const fixed: Feature[] = [
    ...(hasImages ? IMAGE_FEATURES : []),
    { name: "id", type: "text", value: ({ item }) => item.id },
    { name: "external_id", type: "text", value: ({ item }) => item.externalId },
  ];
  if (hasGroups) fixed.push({ name: "group", type: "text", value: ({ item }) => item.givenGroup });
  if (perAnnotator) fixed.push({ name: "annotator", type: "text", value: ({ annotator }) => annotator });
  const taken = ["image", "file_name", ...fixed.map(({ name }) => name)];
  const distinct = distinctNames(taken, (name) => name.toLowerCase());
  const dataFeature = (field: string): Feature => {
    const type = typeOf(field);
    return {
      name: distinct(field, (name) => `data.${name}`),
      type: type === "time" ? "text" : type,
      value: ({ item }) => cellOf(fieldValue(item, field), type),
    };
  };
  const asAnswer = (name: string) => distinct(name, (own) => `answer.${own}`);
  const { shown, further } = dataFieldsOf(header);
  const texts = shown.map(dataFeature);
  const answers = answerFeatures(schema, asAnswer);
  const spans = heldControls(schema, isSpanKind);
  const marked = spans.map((control) =>
    spanFeature(control, asAnswer(spans.length > 1 ? control.id : "spans")),
  );
  const hasObjects = hasImages && heldControls(schema, isOutlinedKind).length > 0;
  const objects = hasObjects ? [objectsFeature(header, asAnswer("objects"))] : [];
  const named = [...fixed, ...texts, ...further.map(dataFeature), ...answers, ...marked, ...objects];
  const read = readTextColumns(schema, [...taken, ...named.map(({ name }) => name)]);
  return [
    ...named,
    ...read.map(({ name, value }): Feature => ({ name, type: "text", value: ({ item }) => value(item) })),
  ];
}
