/** Looks at the start of a file: its columns, a mapping, the first rows and their problems. Nothing is added. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import type { ImportFormat, ImportMapping, ImportPreview } from "@/lib/contracts/imports";
import { type PictureFinder, picturesIn, tablesIn } from "@/lib/imports/archive-names";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { firstObjects } from "@/lib/imports/exact-json";
import { tableFormat } from "@/lib/imports/file-formats";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import type { Context } from "../context";
import { projectWithSchema } from "../projects/projects";
import type { RawBody, UseCase } from "../use-case";
import { finderIn, onlyImageField, tableOf } from "./import-items";
import { uploadPath } from "./import-run";
import { detectDelimiter, notText, readRows } from "./read-rows";
import { readMapping, saveUpload } from "./save-upload";
import { openUploadedZip } from "./uploaded-zip";

const PREVIEW_BYTES = 1024 * 1024;
const PREVIEW_ROWS = 200;
const SHOWN_ROWS = 20;
const SHOWN_ERRORS = 20;

/** The beginning of a file with rows. */
type Start = { bytes: Buffer; truncated: boolean; format: ImportFormat };
type Found = Pick<
  ImportPreview,
  "encoding" | "delimiter" | "columns" | "rows" | "errors" | "suggested" | "leftOut"
>;

const NOTHING: Found = {
  encoding: "binary",
  delimiter: null,
  columns: [],
  rows: [],
  errors: [],
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
  rows: { row: number; value: Record<string, unknown> }[];
  errors: { row: number; message: string }[];
  leftOut: Set<string>;
};

async function firstRows(path: string, { format, truncated }: Start): Promise<FirstRows> {
  const found: FirstRows = { rows: [], errors: [], leftOut: new Set() };
  const { rows, errors, leftOut } = found;
  try {
    for await (const group of readRows(path, format))
      for (const item of group) {
        if ("error" in item) errors.push({ row: item.row, message: item.error });
        else rows.push(item);
        if ("leftOut" in item) for (const part of item.leftOut ?? []) leftOut.add(part);
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
  if (format === "json") return `[${[...firstObjects(text)].slice(0, PREVIEW_ROWS).join(",")}]`;
  return text.slice(0, text.lastIndexOf("\n") + 1) || text;
}

async function rowsOfStart(path: string, start: Start) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, start.truncated ? wholePart(start) : start.bytes);
  try {
    return await firstRows(path, start);
  } finally {
    await rm(path, { force: true });
  }
}

function delimiterOf({ bytes, format }: Start): string | null {
  if (format === "tsv") return "\t";
  const text = () => new TextDecoder(detectEncoding(bytes)).decode(bytes);
  return format === "csv" ? detectDelimiter(text()) : null;
}

async function look(
  path: string,
  start: Start,
  schema: LabelSchema,
  chosen: ImportMapping | null,
  findPicture?: PictureFinder,
): Promise<Found> {
  const { rows, errors, leftOut } = await rowsOfStart(path, start);
  const columns = profileColumns(rows.map((row) => row.value));
  const suggested = suggestMapping(schema, columns);
  const mapRow = rowMapper(chosen ?? suggested, schema, findPicture);
  for (const { row, value } of rows) {
    const mapped = mapRow(value);
    if (!mapped.ok) errors.push({ row, message: mapped.error });
  }
  // The reader finds its problems before the mapping does; people look for them from the top of the file.
  errors.sort((a, b) => a.row - b.row);
  return {
    encoding: detectEncoding(start.bytes),
    delimiter: delimiterOf(start),
    columns,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
    errors: errors.slice(0, SHOWN_ERRORS),
    suggested,
    leftOut: [...leftOut].sort(),
  };
}

type Sent = { body: RawBody; schema: LabelSchema; chosen: ImportMapping | null; table: string | undefined };

/** No picture is opened, so an outline of the zip tells the same: every name, pictures empty, the table's start. */
async function lookIntoZip(context: Context, path: string, sent: Sent) {
  const { body, schema, chosen } = sent;
  await saveUpload(path, body, context.config.maxUploadBytes);
  try {
    const zip = await openUploadedZip(path);
    try {
      const table = tableOf(zip, sent.table);
      const archive = { tables: tablesIn(zip.names), table, pictures: picturesIn(zip.names).length };
      if (table === null) {
        onlyImageField(schema);
        return { found: NOTHING, truncated: false, archive };
      }
      const bytes = await zip.start(table, PREVIEW_BYTES);
      const truncated = zip.sizeOf(table) > PREVIEW_BYTES;
      const start: Start = { bytes, truncated, format: tableFormat(table) ?? "csv" };
      return {
        found: await look(`${path}.table`, start, schema, chosen, finderIn(zip, table)),
        truncated,
        archive,
      };
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
  const chosen = readMapping(query.mapping);
  const path = uploadPath(context, `preview-${context.newId()}`);
  const { format } = query;
  if (format === "zip") {
    const { found, ...rest } = await lookIntoZip(context, path, { body, schema, chosen, table: query.table });
    return { format, ...found, ...rest };
  }
  const start = await startOfBody(body, format);
  const found = format === "image" ? NOTHING : await look(path, start, schema, chosen);
  return { format, ...found, truncated: start.truncated, archive: null };
};
