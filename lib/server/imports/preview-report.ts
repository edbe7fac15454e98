/** What the rows at the start of a file hold, what becomes of them, and their problems: the answer of a preview. */
import type { ImportMapping, ImportPreview, RowError } from "@/lib/contracts/imports";
import { type Message, say } from "@/lib/core/message";
import { err } from "@/lib/core/result";
import { guessFormat } from "@/lib/formats/file-kinds";
import type { CellOptions, ChosenCells, FileStart, Reader, SourceRow, TextPart } from "@/lib/formats/reader";
import { joined, notText } from "@/lib/formats/text-source";
import { toTold } from "@/lib/i18n/tell";
import { isImageAddress } from "@/lib/images/image-address";
import type { ImageFinder } from "@/lib/imports/archive-names";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import type { Encoding } from "@/lib/imports/encodings";
import type { TableHints } from "@/lib/imports/guess-header";
import { answerColumns, type LabelReport, reportLabels } from "@/lib/imports/label-report";
import { ownSchema } from "@/lib/imports/own-schema";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import { indexNames, type NameIndex } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";
import { firstBytes } from "@/lib/zip/read-zip";
import type { TaskOfImage } from "../jobs/import/import-run";
import type { AllowedTargets } from "../outbound/target";
import { withAddresses } from "./image-addresses";
import { shownGuess, startInUtf8 } from "./in-utf8";

const PREVIEW_BYTES = 1024 * 1024;
export const PREVIEW_ROWS = 200;
const SHOWN_ROWS = 20;
const SHOWN_ERRORS = 20;

export type Found = Omit<ImportPreview, "format" | "truncated" | "archive" | "workbook">;

export const NOTHING: Found = {
  encoding: null,
  taskPer: null,
  delimiter: null,
  header: null,
  columns: [],
  rows: [],
  errors: [],
  warnings: [],
  suggested: { fields: {}, keepOther: true },
  labels: null,
  ownSchema: null,
  leftOut: [],
};

/** Stands for the labels of a project that is still to be made: what a file holds does not depend on them. */
export const NO_LABELS_YET: LabelSchema = { inputs: [], controls: [] };

/** As much of a file as there is to look at. */
type Shown = FileStart & {
  /** The file goes on behind it, or it is the outline of a larger one. */
  isCut: boolean;
};

/** The start of a file, or where its parts refer to each other all of it, a large one as its outline. */
export async function shownOf(source: AsyncGenerator<Uint8Array>, { outline }: Reader): Promise<Shown> {
  const limit = outline?.aboveBytes ?? PREVIEW_BYTES;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const iterator = source[Symbol.asyncIterator]();
  while (size <= limit) {
    const { value, done } = await iterator.next();
    if (done) return { bytes: joined(chunks), isWhole: true, isCut: false };
    chunks.push(value);
    size += value.byteLength;
  }
  if (outline === undefined) {
    await iterator.return(undefined);
    return { bytes: joined(chunks), isWhole: false, isCut: true };
  }
  async function* all() {
    yield* chunks;
    yield* source;
  }
  const bytes = await firstBytes(outline.of(all()), Number.POSITIVE_INFINITY);
  return { bytes, isWhole: true, isCut: true };
}

type FirstRows = {
  rows: Exclude<SourceRow, { error: Message }>[];
  errors: { row: number; message: Message }[];
};

async function firstRows(groups: AsyncIterable<SourceRow[]>, isWhole: boolean): Promise<FirstRows> {
  const found: FirstRows = { rows: [], errors: [] };
  const { rows, errors } = found;
  try {
    for await (const group of groups)
      for (const item of group) {
        if ("error" in item) errors.push({ row: item.row, message: item.error });
        else rows.push(item);
        if (rows.length >= PREVIEW_ROWS || errors.length >= PREVIEW_ROWS) return found;
      }
  } catch (error) {
    // Cut off within a cell with line breaks: what came before it is what there is to see.
    if (isWhole || rows.length === 0) throw error;
  }
  return found;
}

/** The start of a file up to where it can be read by itself. @throws AppError when the bytes are no text */
function wholePart({ bytes, isWhole }: FileStart, { wholePart: cut }: Reader): Uint8Array {
  if (isWhole || cut === undefined) return bytes;
  const encoding = detectEncoding(bytes);
  try {
    // Unlike at the end of a file, half a character at the end of a piece is no fault.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return Buffer.from(cut(text, PREVIEW_ROWS));
  } catch (cause) {
    throw notText(encoding, cause);
  }
}

export async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The manager's choices so far, for a project of this schema. */
export type Choice = ChosenCells & {
  imageHosts: AllowedTargets;
  encoding?: Encoding | undefined;
  taskPer?: TextPart | undefined;
  fileName?: string;
  schema: LabelSchema;
  mapping: ImportMapping | null;
  /** Finds the tasks that rows without images are about; null where tasks show none. */
  taskOf: (mapping: ImportMapping) => Promise<TaskOfImage | null>;
};

/** What finds the images that rows name, and whether any came along: without them labels are about tasks that are there. */
type Images = { find?: ImageFinder; areThere: boolean };
const NO_IMAGES: Images = { areThere: false };

const toRowError = ({ row, message }: { row: number; message: Message }): RowError => ({
  row,
  ...toTold(message),
});

/** A quoted cell may have taken in rows, when a mark that opens a text stands far from one that ends another. */
function warningsIn(rows: FirstRows["rows"]): Found["warnings"] {
  const taking = rows.filter(({ takesIn = 0 }) => takesIn > 0);
  return taking
    .slice(0, SHOWN_ERRORS)
    .map(({ row, takesIn = 0 }) => toRowError({ row, message: say("rows.longCell", { lines: takesIn }) }));
}

const isFileName = (cell: string): boolean => guessFormat(cell) !== undefined;

/** What a guess about the first row may know. */
export const hintsFor = ({ inputs }: LabelSchema): TableHints => ({
  fields: inputs.map(({ field }) => field),
  isFileName,
});

export async function look(
  reader: Reader,
  sent: FileStart,
  choice: Choice,
  images: Images = NO_IMAGES,
): Promise<Found> {
  const { schema, fileName } = choice;
  const encoding = choice.encoding ?? shownGuess(sent);
  const start = startInUtf8(sent, encoding);
  const taskPer = reader.isPlainText ? (choice.taskPer ?? "line") : null;
  const part = wholePart(start, reader);
  const shown = { bytes: part, isWhole: start.isWhole };
  const cells: CellOptions | undefined = reader.cells?.(shown, choice, hintsFor(schema));
  const groups = reader.rows(piece(part), { fileName, ...cells, ...(taskPer && { taskPer }) });
  const found = await report(groups, start.isWhole, choice, images);
  return {
    ...found,
    encoding,
    taskPer,
    delimiter: cells?.delimiter ?? null,
    header: cells?.header ?? null,
  };
}

/** What rows hold, and what becomes of it. */
export async function report(
  groups: AsyncIterable<SourceRow[]>,
  isWhole: boolean,
  choice: Choice,
  images: Images = NO_IMAGES,
): Promise<Found> {
  const { schema, mapping } = choice;
  const { rows, errors } = await firstRows(groups, isWhole);
  const values = rows.map((row) => row.value);
  const columns = profileColumns(values);
  const index = indexNames(schema);
  const labels = reportLabels(rows, schema, index);
  const fields = suggestMapping(schema, columns);
  const suggested = withLabels(fields, labels, values, columns, index);
  const chosen = mapping ?? suggested;
  const findImage = withAddresses(choice.imageHosts, images.find ?? (() => err(say("rows.needsZip"))));
  const areThere = images.areThere || namesListedImage(values[0], chosen, schema, findImage);
  const taskOf = chosen.labels && !areThere ? await choice.taskOf(chosen) : null;
  const mapRow = rowMapper(chosen, schema, findImage);
  for (const { row, value, source } of rows) {
    const mapped = taskOf ? taskOf(value) : mapRow(value, source);
    if (!mapped.ok) errors.push({ row, message: mapped.error });
  }
  // The reader finds its problems before the mapping does; the page lists all of them from the top of the file.
  errors.sort((a, b) => a.row - b.row);
  return {
    ...NOTHING,
    columns,
    labels: labels && {
      ...labels,
      unplaced: labels.unplaced.map(({ count, message }) => ({ count, ...toTold(message) })),
    },
    ownSchema:
      schema === NO_LABELS_YET
        ? ownSchema(rows, images.areThere || columns.some(({ pictures }) => pictures > 0))
        : null,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
    errors: errors.slice(0, SHOWN_ERRORS).map(toRowError),
    warnings: warningsIn(rows),
    suggested,
    leftOut: [...new Set(rows.flatMap((row) => row.leftOut ?? []))].sort(),
  };
}

/** The first row names an image by an address on a listed host: then rows make tasks, also those with labels. */
function namesListedImage(
  row: Record<string, unknown> | undefined,
  { fields }: ImportMapping,
  { inputs }: LabelSchema,
  find: ImageFinder,
): boolean {
  const input = inputs.find(({ kind }) => kind === "image");
  const cell = input && row?.[fields[input.field] ?? input.field];
  return typeof cell === "string" && isImageAddress(cell) && find(cell).ok;
}

/**
 * What the file has of labels is taken in as it stands there: of people whom it names as theirs, of nobody as predictions,
 * since labels count as human work only where that is told.
 */
function withLabels(
  mapping: ImportMapping,
  labels: LabelReport | null,
  values: readonly Record<string, unknown>[],
  columns: readonly { name: string }[],
  index: NameIndex,
): ImportMapping {
  const used = new Set([...Object.values(mapping.fields), mapping.id, mapping.group]);
  const free = columns.map(({ name }) => name).filter((name) => !used.has(name));
  const answers = answerColumns(values, free, index);
  if (labels === null && answers.length === 0) return mapping;
  const isNamed = labels !== null && labels.people.length > 0 && labels.roles.annotation > 0;
  const people = labels === null ? "none" : isNamed ? "annotations" : "predictions";
  return { ...mapping, labels: { people, predictions: true, map: {}, add: false, columns: answers } };
}
