/**
 * Spans for formats that have a document for each text: which texts those are, the spans on them, and what is lost. The
 * texts are those that annotators mark spans on; where nothing can be marked, the first text of a task. Two annotators of a
 * text would be taken for two texts, so such formats need agreed labels. Offsets are code points throughout.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { type CodePointIndex, indexCodePoints } from "@/lib/core/code-points";
import {
  documentsOf,
  type ExportHeader,
  type FrozenItem,
  type Loss,
  type Losses,
} from "@/lib/formats/writer";
import { type AnswerControl, type RegionControl, type RegionKindName, regionKind } from "@/lib/kinds";
import type { TextPart } from "@/lib/kinds/define";
import { findControl, type Input, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { isClassControl, loseOldLabels } from "./class-answers";
import { itemText } from "./item-text";
import { type Lose, lossCounter } from "./loss-counter";
import { heldControls, placeOf } from "./outlines";
import { recently } from "./recently";

export const isSpanKind = (kind: RegionKindName): boolean => regionKind(kind).text !== undefined;

/** A region on a text. `labels` are those the schema has, at least one; `parts` lie in the text, ascending and apart. */
export type TextRegion = {
  region: Region;
  control: RegionControl;
  labels: readonly string[];
  parts: readonly TextPart[];
};

/** A text of a task. Answers about the whole task are told once, with the first of its texts. */
export type TextDocument = {
  field: string;
  text: string;
  index: CodePointIndex;
  regions: readonly TextRegion[];
  isFirst: boolean;
};

export function writtenTexts(schema: LabelSchema): Input[] {
  const spanned = new Set(heldControls(schema, isSpanKind).map(({ input }) => input));
  const texts = schema.inputs.filter(({ kind }) => kind === "text");
  const marked = texts.filter(({ id }) => spanned.has(id));
  return marked.length > 0 ? marked : texts.slice(0, 1);
}

function spanOn(field: string, schema: LabelSchema, region: Region, length: number): TextRegion | null {
  if (!isSpanKind(region.shape.kind)) return null;
  const places = region.labels.flatMap((label) => {
    const place = placeOf(schema, isSpanKind, region.control, label);
    return place?.field === field ? [{ label, control: place.control }] : [];
  });
  const control = places[0]?.control;
  const parts = (regionKind(region.shape.kind).text?.parts(region.shape) ?? []).filter(
    ({ start, end }) => start >= 0 && start < end && end <= length,
  );
  if (!control || parts.length === 0) return null;
  return { region, control, labels: places.map(({ label }) => label), parts };
}

/** By schema and item; there are few schemas, and an item belongs to one. */
const DOCUMENTS = new WeakMap<LabelSchema, (item: FrozenItem) => TextDocument[]>();

/**
 * The texts of a task in the order of the schema, each with its spans in the order of their document. The same for all formats
 * that ask for them one after the other.
 */
export function textDocuments(schema: LabelSchema, item: FrozenItem): readonly TextDocument[] {
  const known = DOCUMENTS.get(schema);
  if (known) return known(item);
  const read = recently((one: FrozenItem) => readDocuments(schema, one));
  DOCUMENTS.set(schema, read);
  return read(item);
}

function readDocuments(schema: LabelSchema, item: FrozenItem): TextDocument[] {
  const regions = documentsOf(item).flatMap(({ document }) => document.regions);
  const documents: TextDocument[] = [];
  for (const input of writtenTexts(schema)) {
    const { field } = input;
    const text = itemText(item, input);
    if (text === undefined) continue;
    const index = indexCodePoints(text);
    const spans = regions.flatMap((region) => spanOn(field, schema, region, index.length) ?? []);
    documents.push({ field, text, index, regions: spans, isFirst: documents.length === 0 });
  }
  return documents;
}

/** What a format holds besides spans. */
export type TextFormat = {
  /** Answers about a whole task. */
  holdsAnswer: (control: AnswerControl) => boolean;
  /** What is lost of relations, and of answers about spans that are written; without it all of them are. */
  lostLinks?: (document: AnnotationDocument, documents: readonly TextDocument[]) => Losses;
  /** What is lost of a text and its spans. */
  lost: (document: TextDocument) => Losses;
};

export function lossesOfTexts(format: TextFormat, { schema }: ExportHeader, item: FrozenItem): Losses {
  const { losses, lose } = lossCounter();
  const loseAll = (lost: Losses) => {
    for (const [what, count] of Object.entries(lost)) lose(what as Loss, count);
  };
  const documents = textDocuments(schema, item);
  lose("noText", documents.length > 0 ? 0 : 1);
  lose("images", item.images.length);
  const told = new Set([...documents, ...item.images].map(({ field }) => field));
  if (documents.length > 0) lose("dataFields", Object.keys(item.data).filter((key) => !told.has(key)).length);
  const written = new Map(
    documents.flatMap(({ regions }) => regions.map(({ region, parts }) => [region, parts])),
  );
  for (const { document } of documentsOf(item)) {
    loseAnswers(format, schema, document, lose);
    for (const region of document.regions) {
      const parts = written.get(region);
      if (!format.lostLinks || !parts) lose("regionAnswers", Object.keys(region.attributes ?? {}).length);
      loseRegion(schema, region, parts?.length ?? 0, lose);
    }
    loseAll(format.lostLinks?.(document, documents) ?? { relations: document.relations.length });
  }
  for (const document of documents) loseAll(format.lost(document));
  return losses;
}

function loseAnswers(
  { holdsAnswer }: TextFormat,
  schema: LabelSchema,
  document: AnnotationDocument,
  lose: Lose,
): void {
  for (const id of Object.keys(document.answers)) {
    const control = findControl(schema, id);
    if (!control || !isAnswerControl(control)) lose("oldAnswers", 1);
    else if (!holdsAnswer(control)) lose("taskAnswers", 1);
    else if (isClassControl(control)) loseOldLabels(control, document, lose);
  }
}

/** @param written how many parts of the region are written */
function loseRegion(
  schema: LabelSchema,
  { control, labels, shape }: Region,
  written: number,
  lose: Lose,
): void {
  if (!isSpanKind(shape.kind)) {
    lose(shape.kind, 1);
    return;
  }
  const known = labels.filter((label) => placeOf(schema, isSpanKind, control, label));
  lose("oldLabels", labels.length - known.length);
  const parts = regionKind(shape.kind).text?.parts(shape).length ?? 0;
  if (known.length > 0) lose("partsBesideText", parts - written);
}
