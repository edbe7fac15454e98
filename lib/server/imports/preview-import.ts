/** Looks at the start of a file: its columns, a mapping, the first rows and their problems. Nothing is added. */
import { Readable } from "node:stream";
import type { ImportMapping, ImportPreview, RowError } from "@/lib/contracts/imports";
import { type Message, say } from "@/lib/core/message";
import type { CellOptions, ChosenCells, FileStart, Reader, SourceRow } from "@/lib/formats/reader";
import { guessFormat, rowReader, tableFormat } from "@/lib/formats/readers";
import { notText } from "@/lib/formats/text-source";
import { toTold } from "@/lib/i18n/tell";
import { type ImageFinder, imagesIn, tablesIn } from "@/lib/imports/archive-names";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import type { Context } from "../context";
import { finderIn, onlyImageField, tableOf } from "../jobs/import/task-drafts";
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
  leftOut: [],
};

async function startOfBody(body: RawBody): Promise<FileStart> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of Readable.fromWeb(body.stream as never)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).byteLength;
    if (size > PREVIEW_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks), isWhole: size <= PREVIEW_BYTES };
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
type Choice = ChosenCells & { schema: LabelSchema; mapping: ImportMapping | null };

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
  findImage?: ImageFinder,
): Promise<Found> {
  const { schema } = choice;
  const fields = schema.inputs.map((input) => input.field);
  const part = wholePart(start, reader);
  const shown = { bytes: part, isWhole: start.isWhole };
  const cells: CellOptions | undefined = reader.cells?.(shown, choice, { fields, isFileName });
  const { rows, errors } = await firstRows(reader.rows(piece(part), cells ?? {}), start.isWhole);
  const columns = profileColumns(rows.map((row) => row.value));
  const suggested = suggestMapping(schema, columns);
  const mapRow = rowMapper(choice.mapping ?? suggested, schema, findImage);
  for (const { row, value, source } of rows) {
    const mapped = mapRow(value, source);
    if (!mapped.ok) errors.push({ row, message: mapped.error });
  }
  // The reader finds its problems before the mapping does; the page lists all of them from the top of the file.
  errors.sort((a, b) => a.row - b.row);
  return {
    encoding: detectEncoding(start.bytes),
    delimiter: cells?.delimiter ?? null,
    header: cells?.header ?? null,
    columns,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
    errors: errors.slice(0, SHOWN_ERRORS).map(toRowError),
    warnings: warningsIn(rows),
    suggested,
    leftOut: [...new Set(rows.flatMap((row) => row.leftOut ?? []))].sort(),
  };
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
      const table = tableOf(zip, wanted);
      const archive = { tables: tablesIn(zip.names), table, pictures: imagesIn(zip.names).length };
      const reader = table === null ? null : rowReader(tableFormat(table) ?? "csv");
      if (table === null || reader === null) {
        onlyImageField(choice.schema);
        return { found: NOTHING, truncated: false, archive };
      }
      const isWhole = zip.sizeOf(table) <= PREVIEW_BYTES;
      const start = { bytes: await zip.start(table, PREVIEW_BYTES), isWhole };
      const found = await namingFile(table, () => look(reader, start, choice, finderIn(zip, table)));
      return { found, truncated: !isWhole, archive };
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
  const choice: Choice = { schema, mapping: readMapping(query.mapping), delimiter, header };
  return namingFile(query.fileName, async () => {
    const reader = rowReader(format);
    if (reader === null) {
      const { found, ...rest } = await lookIntoZip(context, { body, choice, table: query.table });
      return { format, ...found, ...rest };
    }
    const start = await startOfBody(body);
    const found = reader.wholePart ? await look(reader, start, choice) : NOTHING;
    return { format, ...found, truncated: !start.isWhole, archive: null };
  });
};
