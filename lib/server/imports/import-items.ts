/** Reads an upload into rows: those of a text file, the pictures of a zip, or the rows of a table and its pictures. */
import { AppError } from "@/lib/core/app-error";
import { chooseTable, type PictureFinder, pictureFinder, picturesIn } from "@/lib/imports/archive-names";
import { tableFormat } from "@/lib/imports/file-formats";
import { type MappedRow, rowMapper } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { sniffImage } from "../assets/ingest-image";
import { type ImportItem, type ImportRun, tablePath, uploadPath } from "./import-run";
import { namingFileOf } from "./name-upload";
import { readRows, readWhole } from "./read-rows";
import type { SourceRow } from "./source-row";
import { openUploadedZip, type UploadedZip } from "./uploaded-zip";

const SNIFFED_BYTES = 16;

/** What is wrong with a picture as its first bytes tell; null when nothing. */
function pictureProblem(name: string, start: Uint8Array): string | null {
  const problem = `${name}: not a JPEG, PNG, WebP or GIF picture`;
  return sniffImage(start) ? null : problem;
}

/** The field that a picture without a table fills. @throws AppError when that would leave a task half empty */
export function onlyImageField(schema: LabelSchema): string {
  const [input, ...others] = schema.inputs;
  if (input?.kind === "image" && others.length === 0) return input.field;
  throw new AppError(
    "invalid_input",
    schema.inputs.some(({ kind }) => kind === "image")
      ? "Tasks of this project show more than one picture. Put a table (CSV, TSV, JSONL or JSON) into the zip that names the pictures in a column."
      : "Tasks of this project show text, not pictures. Import a table or a text file.",
  );
}

/** The table of a zip, or null when each picture is a task. @throws AppError when it is not clear which */
export function tableOf(zip: UploadedZip, wanted: string | undefined): string | null {
  const table = chooseTable(zip.names, wanted);
  if (!table.ok) throw new AppError("invalid_input", table.error);
  return table.value;
}

function pictureItem(row: number, name: string, field: string, bytes: Uint8Array): ImportItem {
  const error = pictureProblem(name, bytes);
  if (error !== null) return { row, error };
  const mapped: MappedRow = {
    data: { [field]: name },
    externalId: null,
    groupKey: null,
    priority: 0,
    images: [{ field, name }],
  };
  return { row, mapped, read: async () => bytes };
}

async function* picturesOf(zip: UploadedZip, schema: LabelSchema, after: number) {
  const field = onlyImageField(schema);
  for (const [i, name] of zip.names.entries())
    if (i + 1 > after) yield [pictureItem(i + 1, name, field, await zip.read(name))];
}

async function* singlePicture({ services, job, payload, schema }: ImportRun, after: number) {
  const field = onlyImageField(schema);
  if (after < 1)
    yield [pictureItem(1, payload.fileName || "image", field, await readWhole(uploadPath(services, job.id)))];
}

/** Tells at the check already what is wrong with a picture; each is opened once, however many rows name it. */
function pictureChecker(zip: UploadedZip): (name: string) => Promise<string | null> {
  const seen = new Map<string, string | null>();
  return async (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const problem = pictureProblem(name, await zip.start(name, SNIFFED_BYTES));
    seen.set(name, problem);
    return problem;
  };
}

const isSeparated = (format: string) => format === "csv" || format === "tsv";
const SHOWN_COLUMNS = 8;

/** All rows of a table have the same columns: one that is missing is told once, not for each of a million rows. */
function requireColumns({ payload, schema }: ImportRun, value: Record<string, unknown>): void {
  for (const { field } of schema.inputs) {
    const { [field]: column = field } = payload.mapping.fields;
    if (Object.hasOwn(value, column)) continue;
    const columns = Object.keys(value);
    const shown = `${columns.slice(0, SHOWN_COLUMNS).join(", ")}${columns.length > SHOWN_COLUMNS ? ", …" : ""}`;
    throw new AppError(
      "invalid_input",
      `The table has no column "${column}". It has: ${shown}. Name one of these, or say that the first row is data (header=false). Nothing was added.`,
    );
  }
}

async function* rowsOf(
  run: ImportRun,
  groups: AsyncIterable<SourceRow[]>,
  { after, isTable, findPicture }: { after: number; isTable: boolean; findPicture?: PictureFinder },
): AsyncGenerator<ImportItem[]> {
  const mapRow = rowMapper(run.payload.mapping, run.schema, findPicture);
  let isKnown = !isTable;
  for await (const group of groups) {
    const items: ImportItem[] = [];
    if (!isKnown) {
      const first = group.find((source) => "value" in source);
      isKnown = first !== undefined;
      if (first !== undefined && "value" in first) requireColumns(run, first.value);
    }
    for (const source of group) {
      if (source.row <= after) continue;
      if ("error" in source) items.push(source);
      else {
        for (const column of run.unseen) if (Object.hasOwn(source.value, column)) run.unseen.delete(column);
        const mapped = mapRow(source.value, source.source);
        items.push(
          mapped.ok ? { row: source.row, mapped: mapped.value } : { row: source.row, error: mapped.error },
        );
      }
    }
    yield items;
  }
}

async function withPictures(
  item: ImportItem,
  zip: UploadedZip,
  problemOf: (name: string) => Promise<string | null>,
): Promise<ImportItem> {
  if ("error" in item) return item;
  for (const { name } of item.mapped.images) {
    const error = await problemOf(name);
    if (error !== null) return { row: item.row, error };
  }
  return { ...item, read: zip.read };
}

/** Any other file may be named: whether it is a picture is told by its bytes, not by its ending. */
export const finderIn = (zip: UploadedZip, table: string): PictureFinder =>
  pictureFinder(
    zip.names.filter((name) => name !== table),
    table,
  );

async function* tableRows(run: ImportRun, zip: UploadedZip, table: string, after: number) {
  const path = tablePath(run.services, run.job.id);
  await zip.extract(table, path);
  const format = tableFormat(table) ?? "csv";
  const groups = namingFileOf(table, readRows(path, format, run.payload));
  const problemOf = pictureChecker(zip);
  const options = { after, isTable: isSeparated(format), findPicture: finderIn(zip, table) };
  for await (const group of rowsOf(run, groups, options)) {
    const items: ImportItem[] = [];
    for (const item of group) items.push(await withPictures(item, zip, problemOf));
    yield items;
  }
}

async function* zipItems(run: ImportRun, after: number): AsyncGenerator<ImportItem[]> {
  const zip = await openUploadedZip(uploadPath(run.services, run.job.id));
  try {
    const table = tableOf(zip, run.payload.table);
    if (table === null) yield* picturesOf(zip, run.schema, after);
    else yield* tableRows(run, zip, table, after);
  } finally {
    zip.close();
  }
}

/** How many pictures of a zip with a table are in no task; 0 for any other upload. */
export async function countUnused({ services, job, payload }: ImportRun, used: Set<string>): Promise<number> {
  if (payload.format !== "zip") return 0;
  const zip = await openUploadedZip(uploadPath(services, job.id));
  try {
    if (tableOf(zip, payload.table) === null) return 0;
    return picturesIn(zip.names).filter((name) => !used.has(name)).length;
  } finally {
    zip.close();
  }
}

/** Everything in the upload after row `after`, in groups as it is read; pictures are not decoded yet. */
export function itemsOf(run: ImportRun, after: number): AsyncGenerator<ImportItem[]> {
  const { services, job, payload } = run;
  if (payload.format === "image") return singlePicture(run, after);
  if (payload.format === "zip") return zipItems(run, after);
  const groups = readRows(uploadPath(services, job.id), payload.format, payload);
  return rowsOf(run, groups, { after, isTable: isSeparated(payload.format) });
}
