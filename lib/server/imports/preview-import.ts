/** Looks at the start of a file: its columns, a mapping, the first rows and their problems. Nothing is added. */
import { Readable } from "node:stream";
import type { ImportMapping, ImportPreview, RowError } from "@/lib/contracts/imports";
import { type Message, say } from "@/lib/core/message";
import { ARCHIVE_READERS } from "@/lib/formats/archive-readers";
import { guessFormat } from "@/lib/formats/file-kinds";
import type { CellOptions, ChosenCells, FileStart, Reader, SourceRow } from "@/lib/formats/reader";
import { rowReader, tableReader } from "@/lib/formats/readers";
import { joined, notText } from "@/lib/formats/text-source";
import { toTold } from "@/lib/i18n/tell";
import { type ImageFinder, imagesIn, tablesIn } from "@/lib/imports/archive-names";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { answerColumns, type LabelReport, reportLabels } from "@/lib/imports/label-report";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import { indexNames, type NameIndex } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";
import { firstBytes } from "@/lib/zip/read-zip";
import { requireRole } from "../access";
import type { Context } from "../context";
import type { TaskOfImage } from "../jobs/import/import-run";
import { finderIn, labelsIn, onlyImageField, SNIFFED_TABLE_BYTES, tableOf } from "../jobs/import/task-drafts";
import { imageFieldOf, taskOfImage } from "../jobs/import/task-of-image";
import { projectWithSchema } from "../projects/projects";
import type { RawBody, UseCase } from "../use-case";
import { namingFile } from "./name-upload";
import { openUploadedZip } from "./uploaded-zip";
import { dropUpload, openUpload, readMapping, saveUpload } from "./uploads";

const PREVIEW_BYTES = 1024 * 1024;
const PREVIEW_ROWS = 200;
const SHOWN_ROWS = 20;
const SHOWN_ERRORS = 20;

type Found = Omit<ImportPreview, "format" | "truncated" | "archive">;

const NOTHING: Found = {
  encoding: "binary",
  delimiter: null,
  header: null,
  columns: [],
  rows: [],
  errors: [],
  warnings: [],
  suggested: { fields: {}, keepOther: true },
  labels: null,
  leftOut: [],
};

/** As much of a file as there is to look at. */
type Shown = FileStart & {
  /** The file goes on behind it, or it is the outline of a larger one. */
  isCut: boolean;
};

async function* bytesOf({ stream }: RawBody): AsyncGenerator<Uint8Array> {
  for await (const chunk of Readable.fromWeb(stream as never)) yield chunk as Buffer;
}

/** The start of a file, or where its parts refer to each other all of it, a large one as its outline. */
async function shownOf(source: AsyncGenerator<Uint8Array>, { outline }: Reader): Promise<Shown> {
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

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The manager's choices so far, for a project of this schema. */
type Choice = ChosenCells & {
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

async function look(
  reader: Reader,
  start: FileStart,
  choice: Choice,
  images: Images = NO_IMAGES,
): Promise<Found> {
  const { schema } = choice;
  const fields = schema.inputs.map((input) => input.field);
  const part = wholePart(start, reader);
  const shown = { bytes: part, isWhole: start.isWhole };
  const cells: CellOptions | undefined = reader.cells?.(shown, choice, { fields, isFileName });
  const groups = reader.rows(piece(part), cells ?? {});
  const found = await report(groups, start.isWhole, choice, images);
  return {
    ...found,
    encoding: detectEncoding(start.bytes),
    delimiter: cells?.delimiter ?? null,
    header: cells?.header ?? null,
  };
}

/** What rows hold, and what becomes of it. */
async function report(
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
  const taskOf = chosen.labels && !images.areThere ? await choice.taskOf(chosen) : null;
  const mapRow = rowMapper(chosen, schema, images.find);
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
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
    errors: errors.slice(0, SHOWN_ERRORS).map(toRowError),
    warnings: warningsIn(rows),
    suggested,
    leftOut: [...new Set(rows.flatMap((row) => row.leftOut ?? []))].sort(),
  };
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

type Sent = { body: RawBody; choice: Choice; table: string | undefined };

/** The preview opens no image, so an outline of the zip is enough: every name, images empty, the table's start. */
async function lookIntoZip(context: Context, { body, choice, table: wanted }: Sent) {
  const id = `preview-${context.newId()}`;
  await saveUpload(context, id, body);
  try {
    const file = await openUpload(context, id);
    try {
      const zip = await openUploadedZip(file);
      const labels = labelsIn(zip, wanted) ?? null;
      // Of several tables the one nearest to the root is shown, and another may be chosen.
      const table = labels === null ? tableOf(zip, wanted ?? tablesIn(zip.names)[0] ?? "") : null;
      const archive = { tables: tablesIn(zip.names), table, pictures: imagesIn(zip.names).length, labels };
      if (labels !== null) {
        const { names, labels: read, table: stream } = zip;
        const groups = ARCHIVE_READERS[labels].rows({ names, read, stream }, {});
        const found = await report(groups, true, choice, { find: finderIn(zip, ""), areThere: true });
        return { found, truncated: archive.pictures > PREVIEW_ROWS, archive };
      }
      if (table === null) {
        onlyImageField(choice.schema);
        return { found: NOTHING, truncated: false, archive };
      }
      const head = { bytes: await zip.start(table, SNIFFED_TABLE_BYTES), isWhole: false };
      const reader = tableReader(table, head);
      const start = await shownOf(zip.table(table), reader);
      const images = { find: finderIn(zip, table), areThere: archive.pictures > 0 };
      const found = await namingFile(table, () => look(reader, start, choice, images));
      return { found, truncated: start.isCut, archive };
    } finally {
      await file.close();
    }
  } finally {
    await dropUpload(context, id);
  }
}

export const previewImport: UseCase<"previewImport"> = async (context, { params, query, body }) => {
  await requireRole(context, params.project, "manager");
  const { schema } = await projectWithSchema(context, params.project);
  const { format, delimiter, header } = query;
  const taskOf = async (mapping: ImportMapping) =>
    imageFieldOf(schema) === undefined
      ? null
      : taskOfImage(context.database.read, { projectId: params.project, schema }, mapping);
  const choice: Choice = { schema, mapping: readMapping(query.mapping), delimiter, header, taskOf };
  return namingFile(query.fileName, async () => {
    const reader = rowReader(format);
    if (reader === null) {
      const { found, ...rest } = await lookIntoZip(context, { body, choice, table: query.table });
      return { format, ...found, ...rest };
    }
    const start = await shownOf(bytesOf(body), reader);
    const isReadable = reader.wholePart !== undefined || reader.outline !== undefined;
    const found = isReadable ? await look(reader, start, choice) : NOTHING;
    return { format, ...found, truncated: start.isCut, archive: null };
  });
};
