/**
 * A folder that `datasets.load_dataset` opens with its splits and typed features, and that can be put on the hub as it is.
 * Texts are in `data/<split>-00000-of-00001.parquet`. Images lie in `data/<split>/` with `metadata.parquet` beside them, a row
 * for each; a row is the first image of its task, and tasks without one are left out and counted. The head of `README.md`
 * names files, features and classes. A split without rows has no file, as the library takes no empty ones. Lines of JSON would
 * not do: the library guesses types from them, takes texts that look like dates for instants, and refuses splits that differ.
 */

import type { Region } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { classControls, loseOldLabels } from "@/lib/exports/class-answers";
import { type Survey, surveyItems } from "@/lib/exports/column-types";
import { type Lose, lossCounter } from "@/lib/exports/loss-counter";
import { isOutlinedKind, placeOf } from "@/lib/exports/outlines";
import { type ParquetType, parquetFile } from "@/lib/exports/parquet-file";
import { isSpanKind } from "@/lib/exports/text-documents";
import {
  documentsOf,
  type ExportFile,
  type ExportFormat,
  type ExportHeader,
  type FrozenImage,
  type FrozenItem,
  type ItemSource,
  renamedImages,
} from "@/lib/formats/writer";
import { type RegionKindName, regionKind, type Shape } from "@/lib/kinds";
import { EQUAL } from "@/lib/kinds/answers/ranking/equal-places";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { featuresInFile, frontMatterOf } from "./card";
import {
  askedControls,
  boxOn,
  dataFieldsOf,
  type Feature,
  type FeatureType,
  featuresOf,
  type Row,
  showsImages,
} from "./features";
import { loader } from "./loader";

const filePath = (split: Split): string => `data/${split}-00000-of-00001.parquet`;
const metadataPath = (split: Split): string => `data/${split}/metadata.parquet`;
const imagePath = (split: Split, { file }: FrozenImage): string => `data/${split}/${file}`;

function parquetType(type: FeatureType): ParquetType {
  if (typeof type === "string") return type;
  if ("classes" in type) return "integer";
  if ("list" in type) return { list: parquetType(type.list) };
  const members = "members" in type ? type.members : type.lists;
  const named = Object.entries(members).map(([name, of]) => {
    const own = parquetType(of);
    return [name, "lists" in type ? { list: own } : own] as const;
  });
  return { struct: Object.fromEntries(named) };
}

const rowsOf = (item: FrozenItem): Row[] =>
  documentsOf(item).map(({ annotator, document }) => ({ item, annotator, document }));

const isWritten = ({ schema }: ExportHeader, { images }: FrozenItem): boolean =>
  !showsImages(schema) || images.length > 0;

const surveyOf = (header: ExportHeader, items: ItemSource): Promise<Survey> =>
  surveyItems(
    header,
    items,
    header.perAnnotator || showsImages(header.schema)
      ? (item) => (isWritten(header, item) ? documentsOf(item).length : 0)
      : undefined,
  );

/** Of images a file that the library takes for the metadata of the images beside it. */
const FILE_NAME: Feature = { name: "file_name", type: "text", value: ({ item }) => item.images[0]?.file };

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const survey = await surveyOf(header, items);
  const hasImages = showsImages(header.schema);
  const features = featuresOf(header, survey);
  const written = hasImages ? [FILE_NAME, ...features] : features;
  const columns = written.map(({ name, type, value }) => ({
    name,
    type: parquetType(type),
    value,
  }));
  for (const split of header.splits)
    if ((survey.counts.get(split) ?? 0) > 0)
      yield parquetFile({
        path: hasImages ? metadataPath(split) : filePath(split),
        columns,
        metadata: featuresInFile(written),
        items: () => items(split),
        rowsOf: (item) => (isWritten(header, item) ? rowsOf(item) : []),
      });
}

const isHeld = (kind: RegionKindName): boolean => isSpanKind(kind) || isOutlinedKind(kind);

function loseRegion(schema: LabelSchema, image: FrozenImage | undefined, region: Region, lose: Lose): void {
  const { control, labels, shape, attributes = {} } = region;
  lose("regionAnswers", Object.keys(attributes).length);
  if (!isHeld(shape.kind)) {
    lose(shape.kind, 1);
    return;
  }
  const places = labels.flatMap((label) => placeOf(schema, isHeld, control, label) ?? []);
  lose("oldLabels", labels.length - places.length);
  if (places.length > 0) loseShape(shape, places[0]?.field === image?.field ? image : undefined, lose);
}

/** @param image on which a shape is written; undefined for one on another image, or on a text */
function loseShape(shape: Shape, image: FrozenImage | undefined, lose: Lose): void {
  const parts = regionKind(shape.kind).text?.parts(shape);
  if (parts) lose("spanParts", parts.length > 1 ? 1 : 0);
  else if (!image) lose("regionsOnFurtherImages", 1);
  else if (!boxOn(shape, image)) lose("regionsBesideImage", 1);
  else if (shape.kind !== "box") lose("outlines", 1);
  else lose("rotations", shape.rotation === 0 ? 0 : 1);
}

export const huggingFace: ExportFormat = {
  holdsTaskGroups: true,
  loader,
  suits: ({ schema, perAnnotator }) =>
    showsImages(schema) && perAnnotator ? err(say("releases.huggingFaceAgreed")) : ok(true),
  entries,
  frontMatter: async (header, items) => {
    const survey = await surveyOf(header, items);
    const pathOf = showsImages(header.schema) ? (split: Split) => `data/${split}/**` : filePath;
    return frontMatterOf(header, { features: featuresOf(header, survey), survey, pathOf });
  },
  imagePaths: () => (image, split, item) => (item.images[0] === image ? imagePath(split, image) : null),
  losses: (header, item) => {
    const { losses, lose } = lossCounter();
    const { schema } = header;
    const [image, ...further] = item.images;
    if (!isWritten(header, item)) lose("noImage", 1);
    lose("furtherImages", further.length);
    lose("imageNames", renamedImages(item));
    const { shown, further: others } = dataFieldsOf(header);
    const known = new Set([...shown, ...others, ...item.images.map(({ field }) => field)]);
    if (isWritten(header, item))
      lose("dataFields", Object.keys(item.data).filter((key) => !known.has(key)).length);
    const asked = new Set(askedControls(schema).map(({ id }) => id));
    for (const { document } of documentsOf(item)) {
      lose("oldAnswers", Object.keys(document.answers).filter((id) => !asked.has(id)).length);
      for (const control of classControls(schema)) loseOldLabels(control, document, lose);
      const orders = schema.controls.filter(({ kind }) => kind === "ranking");
      lose("equalPlaces", orders.filter(({ id }) => [document.answers[id]].flat().includes(EQUAL)).length);
      for (const region of document.regions) loseRegion(schema, image, region, lose);
      lose("relations", document.relations.length);
    }
    return losses;
  },
};
