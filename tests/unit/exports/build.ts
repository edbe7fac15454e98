/** Frozen items of a release, and an exporter's files read as texts. */

import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import { indexCodePoints } from "@/lib/core/code-points";
import { type ClassNumbers, classNumbers as numbersFor } from "@/lib/exports/class-numbers";
import type {
  ExportFormat,
  ExportHeader,
  FrozenAnnotation,
  FrozenImage,
  FrozenItem,
  ItemSource,
} from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS } from "@/lib/split/ratios";

export const documentOf = (parts: Partial<AnnotationDocument>): AnnotationDocument => ({
  answers: {},
  regions: [],
  relations: [],
  ...parts,
});

export const given = (annotator: string, parts: Partial<AnnotationDocument>): FrozenAnnotation => ({
  annotator,
  document: documentOf(parts),
  guidelineVersion: 1,
  review: null,
  schemaVersion: 1,
});

export const imageOf = (changes: Partial<FrozenImage> = {}): FrozenImage => ({
  field: "image",
  file: "a.png",
  assetId: "asset",
  sha256: "00",
  widthPx: 1000,
  heightPx: 500,
  ...changes,
});

/** An item without labels or images, in train, unless said otherwise. */
export const itemOf = (seq: number, changes: Partial<FrozenItem> = {}): FrozenItem => ({
  id: `id-${seq}`,
  seq,
  externalId: null,
  split: "train",
  group: `group:g${seq}`,
  givenGroup: `g${seq}`,
  data: {},
  images: [],
  labels: null,
  labelsFrom: null,
  annotations: [],
  ...changes,
});

export const boxRegion = (
  id: string,
  labels: string | string[],
  [x, y, width, height, rotation = 0]: [number, number, number, number, number?],
  control = "box",
): Region => ({
  id,
  control,
  labels: [labels].flat(),
  shape: { kind: "box", x, y, width, height, rotation },
});

/** @param ranges its parts, code points */
export const spanRegion = (
  id: string,
  labels: string | string[],
  text: string,
  ...ranges: [number, number][]
): Region => ({
  id,
  control: "span",
  labels: [labels].flat(),
  shape: {
    kind: "span",
    parts: ranges.map(([start, end]) => ({ start, end, text: indexCodePoints(text).slice(start, end) })),
  },
});

const numbersOf = (schema: LabelSchema) => numbersFor([schema]);

export const headerOf = (
  schema: LabelSchema,
  {
    perAnnotator = false,
    dataFields = [],
    vectors = null,
    classNumbers = numbersOf(schema),
    annotators = ["annotator-1", "annotator-2"],
    hasFolds = false,
  }: {
    perAnnotator?: boolean;
    dataFields?: string[] | null;
    vectors?: Record<string, number> | null;
    classNumbers?: ClassNumbers | null;
    annotators?: string[];
    hasFolds?: boolean;
  } = {},
): ExportHeader => ({
  classNumbers,
  annotators: perAnnotator ? annotators : [],
  releaseName: "First",
  schema,
  perAnnotator,
  hasFolds,
  splits: SPLITS,
  dataFields: dataFields && new Set(dataFields),
  vectors: vectors && new Map(Object.entries(vectors)),
});

/** As the database is read: in pages, here of a size that divides nothing evenly. */
const PAGE = 777;

type Given = { header: ExportHeader; items: FrozenItem[]; forSpreadsheets?: boolean };

export const sourceOf = (items: readonly FrozenItem[], pageSize = PAGE): ItemSource =>
  async function* (split) {
    const wanted = items.filter((item) => split === undefined || item.split === split);
    for (let from = 0; from < wanted.length; from += pageSize)
      yield wanted.slice(from, from + pageSize).map((item) => ({
        item: () => item,
        get text() {
          return canonicalJson(item);
        },
        split: item.split,
      }));
  };

/** The bytes of each file, by path. */
export async function bytesOf(
  format: ExportFormat,
  { header, items, pageSize = PAGE }: Given & { pageSize?: number },
): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  const options = { forSpreadsheets: false };
  for await (const file of format.entries(header, sourceOf(items, pageSize), options)) {
    const pieces: Buffer[] = [];
    for await (const piece of file.content()) pieces.push(Buffer.from(piece));
    files[file.path] = Buffer.concat(pieces);
  }
  return files;
}

/** The pieces each file is written in, by path. */
export async function piecesOf(format: ExportFormat, { header, items, forSpreadsheets = false }: Given) {
  const source = sourceOf(items);
  const files: Record<string, string[]> = {};
  for await (const file of format.entries(header, source, { forSpreadsheets })) {
    const pieces: string[] = [];
    for await (const piece of file.content())
      pieces.push(typeof piece === "string" ? piece : Buffer.from(piece).toString("base64"));
    files[file.path] = pieces;
  }
  return files;
}

export async function filesOf(format: ExportFormat, what: Given): Promise<Record<string, string>> {
  const files = await piecesOf(format, what);
  return Object.fromEntries(Object.entries(files).map(([path, pieces]) => [path, pieces.join("")]));
}
