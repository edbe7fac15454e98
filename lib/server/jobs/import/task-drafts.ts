/**
 * Reads an upload into drafts of tasks: the rows of a file, the images of an archive, or the rows of a table and the images
 * beside it. Images are not decoded yet.
 */
import type { ImportMapping } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { ARCHIVE_READERS, type ArchiveFormatName, archiveFormat } from "@/lib/formats/archive-readers";
import type { Archive, SourceRow, Workbook } from "@/lib/formats/reader";
import { rowReader, tableReader, workbookReader } from "@/lib/formats/readers";
import { textRows, textsIn } from "@/lib/formats/txt/archive";
import { isImageAddress } from "@/lib/images/image-address";
import { sniffImage } from "@/lib/images/sniff-image";
import { chooseTable, type ImageFinder, imageFinder, imagesIn } from "@/lib/imports/archive-names";
import { rowMapper } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { withAddresses } from "../../imports/image-addresses";
import { inUtf8 } from "../../imports/in-utf8";
import { namingFileOf } from "../../imports/name-upload";
import { openUploadedZip, type UploadedZip } from "../../imports/uploaded-zip";
import { openUpload, readUpload } from "../../imports/uploads";
import { addressFinder, fetched, firstRowHasAddress, noImages } from "./address-drafts";
import {
  type Drafted,
  draftsOfImage,
  draftsOfPages,
  imageProblem,
  type RowDraft,
  readingOnce,
  type TaskDraft,
} from "./image-drafts";
import type { ImportRun } from "./import-run";
import { draftsOnTasks, imageFieldOf } from "./task-of-image";

const SNIFFED_BYTES = 16;
/** As much as the page looks at to tell a format. */
export const SNIFFED_TABLE_BYTES = 64 * 1024;

/** The field that an image without a table fills. @throws AppError when that would leave a task half empty */
export function onlyImageField(schema: LabelSchema): string {
  const [input, ...others] = schema.inputs;
  if (input?.kind === "image" && others.length === 0) return input.field;
  throw new AppError(
    "invalid_input",
    schema.inputs.some(({ kind }) => kind === "image") ? say("imports.needsTable") : say("imports.showsText"),
  );
}

/** The format of the archive where it holds files of labels, and no table or images alone were chosen. */
export const labelsIn = (zip: UploadedZip, wanted: string | undefined): ArchiveFormatName | undefined =>
  wanted === undefined ? archiveFormat(zip.names) : undefined;

/** The table of a zip, or null when each image is a task. @throws AppError when it is not clear which */
export function tableOf(zip: UploadedZip, wanted: string | undefined): string | null {
  const table = chooseTable(zip.names, wanted);
  if (!table.ok) throw new AppError("invalid_input", table.error);
  return table.value;
}

/** The texts of an archive without a table become tasks where tasks show no images. */
export const takesTexts = (zip: UploadedZip, { inputs }: LabelSchema): boolean =>
  textsIn(zip.names).length > 0 && !inputs.some(({ kind }) => kind === "image");

async function* textsOf(run: ImportRun, zip: UploadedZip, after: number): AsyncGenerator<Drafted[]> {
  const { payload } = run;
  const stream = (name: string) => inUtf8(zip.text(name), payload.encoding);
  const groups = textRows({ names: zip.names, stream }, payload);
  yield* draftsOfRows(run, groups, { after, hasSameColumns: false, findImage: noImages });
}

async function* imagesOf(zip: UploadedZip, schema: LabelSchema, after: number): AsyncGenerator<Drafted[]> {
  const field = onlyImageField(schema);
  for (const [i, name] of zip.names.entries())
    if (i + 1 > after) yield await draftsOfImage(i + 1, field, { name, bytes: await zip.image(name) });
}

type Look = { problem: Message | null; mayHavePages: boolean };

/** Finds faults of images at the check already; each image is opened once, however many rows name it. */
function imageChecker(zip: UploadedZip): (name: string) => Promise<Look> {
  const seen = new Map<string, Look>();
  return async (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const start = await zip.start(name, SNIFFED_BYTES);
    const look = { problem: imageProblem(name, start), mayHavePages: sniffImage(start) === "tiff" };
    seen.set(name, look);
    return look;
  };
}

const SHOWN_COLUMNS = 8;

/** All rows of a table have the same columns: a missing column is one error, not one for each of a million rows. */
function requireColumns({ payload, schema }: ImportRun, value: Record<string, unknown>): void {
  for (const { field } of schema.inputs) {
    const { [field]: column = field } = payload.mapping.fields;
    if (Object.hasOwn(value, column)) continue;
    const columns = Object.keys(value);
    const shown = `${columns.slice(0, SHOWN_COLUMNS).join(", ")}${columns.length > SHOWN_COLUMNS ? ", …" : ""}`;
    throw new AppError("invalid_input", say("imports.noColumn", { column, columns: shown }));
  }
}

/** Those that become labels. */
const answerColumnsOf = ({ labels }: ImportMapping): string[] =>
  labels === undefined || labels.people === "none" ? [] : labels.columns.map(({ column }) => column);

type RowsOf = { after: number; hasSameColumns: boolean; findImage: ImageFinder };

async function* draftsOfRows(
  run: ImportRun,
  groups: AsyncIterable<SourceRow[]>,
  { after, hasSameColumns, findImage }: RowsOf,
): AsyncGenerator<RowDraft[]> {
  const { mapping } = run.payload;
  const mapRow = rowMapper({ ...mapping, answers: answerColumnsOf(mapping) }, run.schema, findImage);
  const draftOf = (source: Extract<SourceRow, { value: unknown }>): RowDraft => {
    const { row } = source;
    for (const column of run.unseen) if (Object.hasOwn(source.value, column)) run.unseen.delete(column);
    const mapped = mapRow(source.value, source.source);
    if (!mapped.ok) return { row, error: mapped.error };
    const draft: TaskDraft = { row, ...mapped.value };
    if (run.labels === null) return draft;
    const labels = run.labels.name(source);
    if (!labels.ok) return { row, error: labels.error };
    if (labels.value.length === 0) return draft;
    draft.labels = labels.value;
    // What a text says of itself can be checked at once; of an image its size is not known yet.
    if (draft.images.length > 0) return draft;
    const placed = run.labels.place(labels.value, draft.data, {}, run.isChecked);
    if (!placed.ok) return { row, error: placed.error };
    draft.ready = placed.value;
    return draft;
  };
  let isKnown = !hasSameColumns;
  for await (const group of groups) {
    const drafts: RowDraft[] = [];
    if (!isKnown) {
      const first = group.find((source) => "value" in source);
      isKnown = first !== undefined;
      if (first !== undefined && "value" in first) requireColumns(run, first.value);
    }
    for (const source of group) {
      if (source.row <= after) continue;
      if ("error" in source) drafts.push(source);
      else if (source.image)
        drafts.push(...(await draftsOfImage(source.row, onlyImageField(run.schema), source.image)));
      else {
        const draft = draftOf(source);
        drafts.push("error" in draft ? draft : fetched(run, draft));
      }
    }
    yield drafts;
  }
}

/** A row may name any other file: its bytes decide whether it is an image, not its ending. */
export const finderIn = (zip: UploadedZip, table: string): ImageFinder =>
  imageFinder(
    zip.names.filter((name) => name !== table),
    table,
  );

/** A file of labels whose images are not with it is about tasks that show them. */
const isAboutTasks = ({ labels, schema }: ImportRun, zip?: UploadedZip): boolean =>
  labels !== null && imageFieldOf(schema) !== undefined && imagesIn(zip?.names ?? []).length === 0;

async function* tableRows(run: ImportRun, zip: UploadedZip, table: string, after: number) {
  const reader = tableReader(table, { bytes: await zip.start(table, SNIFFED_TABLE_BYTES), isWhole: false });
  const groups = namingFileOf(
    table,
    reader.rows(inUtf8(zip.table(table), run.payload.encoding), run.payload),
  );
  const rows = await firstRowHasAddress(run, groups);
  if (isAboutTasks(run, zip) && !rows.hasAddress) yield* draftsOnTasks(run, rows.groups, after);
  else yield* rowsWithImages(run, zip, rows.groups, { table, after, hasSameColumns: !!reader.cells });
}

/** Of an archive of a format of its own: images and their files of labels. */
async function* labeledRows(run: ImportRun, zip: UploadedZip, format: ArchiveFormatName, after: number) {
  const groups = ARCHIVE_READERS[format].rows(archiveOf(zip), run.payload);
  yield* rowsWithImages(run, zip, groups, { table: "", after, hasSameColumns: false });
}

type Beside = { table: string; after: number; hasSameColumns: boolean };

async function* rowsWithImages(
  run: ImportRun,
  zip: UploadedZip,
  groups: AsyncIterable<SourceRow[]>,
  { table, after, hasSameColumns }: Beside,
) {
  const look = imageChecker(zip);
  const read = readingOnce(zip.image);
  const wholeOf = async (name: string) => ((await look(name)).mayHavePages ? read(name) : null);
  const findImage = withAddresses(run.services.config.imageHosts, finderIn(zip, table));
  for await (const group of draftsOfRows(run, groups, {
    after,
    hasSameColumns,
    findImage,
  })) {
    const drafts: RowDraft[] = [];
    for (const draft of group) {
      if ("error" in draft) {
        drafts.push(draft);
        continue;
      }
      const inZip = draft.images.filter(({ file }) => file === undefined);
      const looks = await Promise.all(inZip.map(({ name }) => look(name)));
      const error = looks.find(({ problem }) => problem !== null)?.problem;
      if (error) drafts.push({ row: draft.row, error });
      else if (inZip.length < draft.images.length) drafts.push(withFiles(draft, read));
      else drafts.push(...(await draftsOfPages({ ...draft, read }, wholeOf)));
    }
    yield drafts;
  }
}

/** The images of a draft that have no address are read from the archive. */
const withFiles = (draft: TaskDraft, read: NonNullable<TaskDraft["read"]>): TaskDraft => ({
  ...draft,
  read: (file) => (isImageAddress(file) ? (draft.read ?? read)(file) : read(file)),
});

async function withZip<T>({ services, job }: ImportRun, work: (zip: UploadedZip) => Promise<T>): Promise<T> {
  const file = await openUpload(services, job.id);
  try {
    return await work(await openUploadedZip(file));
  } finally {
    await file.close();
  }
}

/** The files of an uploaded zip as readers of formats open them. */
export const archiveOf = (zip: UploadedZip): Archive => ({
  names: zip.names,
  read: zip.labels,
  stream: zip.table,
});

async function* sheetDrafts(run: ImportRun, zip: UploadedZip, workbook: Workbook, after: number) {
  const groups = workbook.rows(archiveOf(zip), run.payload.table, run.payload);
  yield* looseRows(run, groups, { after, hasSameColumns: true });
}

async function* archiveDrafts(run: ImportRun, after: number): AsyncGenerator<Drafted[]> {
  const file = await openUpload(run.services, run.job.id);
  try {
    const zip = await openUploadedZip(file);
    const workbook = workbookReader(run.payload.format);
    if (workbook !== null) return yield* sheetDrafts(run, zip, workbook, after);
    const format = labelsIn(zip, run.payload.table);
    const table = format === undefined ? tableOf(zip, run.payload.table) : null;
    if (format !== undefined) yield* labeledRows(run, zip, format, after);
    else if (table === null && takesTexts(zip, run.schema)) yield* textsOf(run, zip, after);
    else if (table === null) yield* imagesOf(zip, run.schema, after);
    else yield* tableRows(run, zip, table, after);
  } finally {
    await file.close();
  }
}

/** How many images of an archive with a table are in no task; 0 for any other upload. */
export async function countUnused(run: ImportRun, used: Set<string>): Promise<number> {
  const { format } = run.payload;
  if (rowReader(format) !== null || workbookReader(format) !== null) return 0;
  return withZip(run, async (zip) => {
    const isLabeled = labelsIn(zip, run.payload.table) !== undefined;
    return isLabeled || tableOf(zip, run.payload.table) !== null
      ? imagesIn(zip.names).filter((name) => !used.has(name)).length
      : 0;
  });
}

/** Everything in the upload after row `after`, in groups as it is read. */
export function draftsOf(run: ImportRun, after: number): AsyncGenerator<Drafted[]> {
  const { services, job, payload } = run;
  const reader = rowReader(payload.format);
  if (reader === null) return archiveDrafts(run, after);
  const bytes = readUpload(services, job.id);
  const groups = reader.rows(reader.isBinary ? bytes : inUtf8(bytes, payload.encoding), payload);
  const rows = { after, hasSameColumns: !!reader.cells };
  return reader.hasColumns
    ? looseRows(run, groups, rows)
    : draftsOfRows(run, groups, { ...rows, findImage: addressFinder(run) });
}

/** Rows without images beside them. */
async function* looseRows(
  run: ImportRun,
  groups: AsyncIterable<SourceRow[]>,
  { after, hasSameColumns }: Omit<RowsOf, "findImage">,
): AsyncGenerator<Drafted[]> {
  if (!isAboutTasks(run))
    return yield* draftsOfRows(run, groups, { after, hasSameColumns, findImage: addressFinder(run) });
  const rows = await firstRowHasAddress(run, groups);
  if (!rows.hasAddress) yield* draftsOnTasks(run, rows.groups, after);
  else yield* draftsOfRows(run, rows.groups, { after, hasSameColumns, findImage: addressFinder(run) });
}
