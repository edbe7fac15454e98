/** Looks at the start of a file: its columns, a mapping, the first rows and their problems. Nothing is added. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import type { ImportFormat, ImportMapping, ImportPreview } from "@/lib/contracts/imports";
import { type PictureFinder, picturesIn, tablesIn } from "@/lib/imports/archive-names";
import { firstRecords } from "@/lib/imports/delimited-text";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { firstItems } from "@/lib/imports/exact-json";
import { tableFormat } from "@/lib/imports/file-formats";
import { guessHeader } from "@/lib/imports/guess-header";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import type { Context } from "../context";
import { projectWithSchema } from "../projects/projects";
import type { RawBody, UseCase } from "../use-case";
import { notText, startText } from "./file-text";
import { finderIn, onlyImageField, tableOf } from "./import-items";
import { uploadPath } from "./import-run";
import { namingFile } from "./name-upload";
import { readRows } from "./read-rows";
import { delimiterIn, type TableOptions } from "./read-table";
import { readMapping, saveUpload } from "./save-upload";
import type { SourceRow } from "./source-row";
import { openUploadedZip } from "./uploaded-zip";

const PREVIEW_BYTES = 1024 * 1024;
const PREVIEW_ROWS = 200;
const SHOWN_ROWS = 20;
const SHOWN_ERRORS = 20;
const GUESS_ROWS = 50;

/** The beginning of a file with rows. */
type Start = { bytes: Buffer; truncated: boolean; format: ImportFormat };
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

async function startOfBody(body: RawBody, format: ImportFormat): Promise<Start> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of Readable.fromWeb(body.stream as never)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).byteLength;
    if (size > PREVIEW_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks), truncated: size > PREVIEW_BYTES, format };
}

type FirstRows = {
  rows: Exclude<SourceRow, { error: string }>[];
  errors: { row: number; message: string }[];
};

async function firstRows(
  path: string,
  { format, truncated }: Start,
  options: TableOptions,
): Promise<FirstRows> {
  const found: FirstRows = { rows: [], errors: [] };
  const { rows, errors } = found;
  try {
    for await (const group of readRows(path, format, options))
      for (const item of group) {
        if ("error" in item) errors.push({ row: item.row, message: item.error });
        else rows.push(item);
        if (rows.length >= PREVIEW_ROWS || errors.length >= PREVIEW_ROWS) return found;
      }
  } catch (error) {
    // Cut off within a cell with line breaks: what came before it is what there is to see.
    if (!truncated || rows.length === 0) throw error;
  }
  return found;
}

/** Whole lines of the piece, or whole objects of a list, as UTF-8. @throws AppError when the bytes are no text */
function wholePart({ bytes, format }: Start): string {
  const encoding = detectEncoding(bytes);
  let text: string;
  try {
    // Unlike at the end of a file, half a character at the end of a piece is no fault.
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch (cause) {
    throw notText(encoding, cause);
  }
  if (format !== "json")
    return text.slice(0, 1 + Math.max(...["\n", "\r"].map((end) => text.lastIndexOf(end)))) || text;
  const items = [...firstItems(text)].slice(0, PREVIEW_ROWS);
  return items.length > 0 ? `[${items.join(",")}]` : text;
}

/** The options that a table is read with: as chosen, or as its start has them. */
async function optionsOf(
  path: string,
  { format }: Start,
  { schema, ...chosen }: Choice,
): Promise<TableOptions> {
  if (format !== "csv" && format !== "tsv") return {};
  const delimiter = await delimiterIn(path, format, chosen.delimiter);
  if (chosen.header !== undefined) return { delimiter, header: chosen.header };
  const { text, isWhole } = await startText(path);
  const records = firstRecords(text, delimiter, isWhole).slice(0, GUESS_ROWS);
  const fields = schema.inputs.map((input) => input.field);
  return {
    delimiter,
    header: guessHeader(
      records.map(({ cells }) => cells),
      fields,
    ),
  };
}

/** What the person has chosen so far, for a project of this schema. */
type Choice = TableOptions & { schema: LabelSchema; mapping: ImportMapping | null };

/** A quoted cell may have taken in rows, when a mark that opens a text stands far from one that ends another. */
function warningsIn(rows: FirstRows["rows"]): Found["warnings"] {
  const taking = rows.filter(({ takesIn = 0 }) => takesIn > 0);
  return taking.slice(0, SHOWN_ERRORS).map(({ row, takesIn }) => ({
    row,
    message: `a quoted cell takes in ${takesIn} lines; if these are rows of their own, a quotation mark is missing or too many`,
  }));
}

async function look(path: string, start: Start, choice: Choice, findPicture?: PictureFinder): Promise<Found> {
  const { schema } = choice;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, start.truncated ? wholePart(start) : start.bytes);
  try {
    const options = await optionsOf(path, start, choice);
    const { rows, errors } = await firstRows(path, start, options);
    const columns = profileColumns(rows.map((row) => row.value));
    const suggested = suggestMapping(schema, columns);
    const mapRow = rowMapper(choice.mapping ?? suggested, schema, findPicture);
    for (const { row, value, source } of rows) {
      const mapped = mapRow(value, source);
      if (!mapped.ok) errors.push({ row, message: mapped.error });
    }
    // The reader finds its problems before the mapping does; people look for them from the top of the file.
    errors.sort((a, b) => a.row - b.row);
    return {
      encoding: detectEncoding(start.bytes),
      delimiter: options.delimiter ?? null,
      header: options.header ?? null,
      columns,
      rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
      errors: errors.slice(0, SHOWN_ERRORS),
      warnings: warningsIn(rows),
      suggested,
      leftOut: [...new Set(rows.flatMap((row) => row.leftOut ?? []))].sort(),
    };
  } finally {
    await rm(path, { force: true });
  }
}

type Sent = { body: RawBody; choice: Choice; table: string | undefined };

/** No picture is opened, so an outline of the zip tells the same: every name, pictures empty, the table's start. */
async function lookIntoZip(context: Context, path: string, sent: Sent) {
  const { body, choice } = sent;
  await saveUpload(path, body, context.config.maxUploadBytes);
  try {
    const zip = await openUploadedZip(path);
    try {
      const table = tableOf(zip, sent.table);
      const archive = { tables: tablesIn(zip.names), table, pictures: picturesIn(zip.names).length };
      if (table === null) {
        onlyImageField(choice.schema);
        return { found: NOTHING, truncated: false, archive };
      }
      const bytes = await zip.start(table, PREVIEW_BYTES);
      const truncated = zip.sizeOf(table) > PREVIEW_BYTES;
      const start: Start = { bytes, truncated, format: tableFormat(table) ?? "csv" };
      const found = await namingFile(table, () => look(`${path}.table`, start, choice, finderIn(zip, table)));
      return { found, truncated, archive };
    } finally {
      zip.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}

export const previewImport: UseCase<"previewImport"> = async (context, { params, query, body }) => {
  await requireRole(context, params.project, "manager");
  const { schema } = await projectWithSchema(context, params.project);
  const { format, delimiter, header } = query;
  const choice: Choice = { schema, mapping: readMapping(query.mapping), delimiter, header };
  const path = uploadPath(context, `preview-${context.newId()}`);
  return namingFile(query.fileName, async () => {
    if (format === "zip") {
      const sent = { body, choice, table: query.table };
      const { found, ...rest } = await lookIntoZip(context, path, sent);
      return { format, ...found, ...rest };
    }
    const start = await startOfBody(body, format);
    const found = format === "image" ? NOTHING : await look(path, start, choice);
    return { format, ...found, truncated: start.truncated, archive: null };
  });
};
