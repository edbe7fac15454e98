/**
 * Looks at chosen files before they are imported: tells their format, packs what belongs together into one archive, and
 * sends as much of them as a preview needs.
 */
import type { CallInput } from "@/lib/client/api/call";
import { blobOf, piecesOf, zipFiles } from "@/lib/client/zip-files";
import { zipOutline } from "@/lib/client/zip-outline";
import type { ImportFormat, ImportPreview } from "@/lib/contracts/imports";
import { FILE_KINDS, guessFormat, sniffFormat, tableFormat } from "@/lib/formats/file-kinds";
import type { Translate } from "@/lib/i18n";
import type { Encoding } from "@/lib/imports/encodings";
import type { Plan } from "./import-plan";
import type { FileReading } from "./reading-options";

/** As much as a reader looks at to tell its own. */
const SNIFFED_BYTES = 64 * 1024;
/** A byte more than the server looks at, by which it knows that this is not all. */
const PREVIEW_BYTES = 1024 * 1024 + 1;

/** A file with what its start holds. `reading`: what was chosen of it, not guessed. */
export type LookedAt = { file: File; preview: ImportPreview; reading: FileReading };

/** `table` of an archive: the one to look at; empty for none. */
export type Look = FileReading & { file: File; format: ImportFormat; table?: string };

export type ImportQuery = CallInput<"startImport">["query"];
type FileQuery = CallInput<"previewFile">["query"];
/** Sends the start of a file. */
export type AskPreview = (query: FileQuery, body: Blob) => Promise<ImportPreview>;

/** What lies where in the file, to look at the same place again. */
export const placeOf = ({ file, preview: { format, archive, workbook } }: LookedAt): Look =>
  workbook !== null
    ? { file, format, table: workbook.sheet }
    : archive === null || archive.labels !== null
      ? { file, format }
      : { file, format, table: archive.table ?? "" };

/** An archive that the browser cannot read is uploaded whole, since the server explains its faults. */
const outlineOf = (archive: File, table: string | undefined) =>
  zipOutline(archive, table).catch(() => ({ outline: archive, table: table ?? null }));

type Reading = Partial<Pick<ImportPreview, "delimiter" | "header" | "taskPer">> & {
  encoding?: Encoding | null | undefined;
};
const readingQuery = ({ encoding, taskPer, delimiter, header }: Reading) => ({
  ...(encoding && { encoding }),
  ...(taskPer && { taskPer }),
  ...(delimiter && { delimiter }),
  ...(typeof header === "boolean" && { header }),
});

/** @throws ApiError when the file is refused */
export async function lookAt(
  ask: AskPreview,
  { file, format, table: wanted, ...reading }: Look,
): Promise<LookedAt> {
  const query: FileQuery = { format, fileName: file.name, ...readingQuery(reading) };
  const outline = FILE_KINDS[format].outline;
  // The parts of a workbook lie anywhere in it.
  const isWhole = outline !== undefined || FILE_KINDS[format].isContainer;
  let part: Blob = isWhole ? file : file.slice(0, PREVIEW_BYTES);
  if (outline !== undefined && file.size > outline.aboveBytes)
    part = await blobOf(outline.of(piecesOf(file.stream())));
  if (format === "zip") {
    part = (await outlineOf(file, wanted)).outline;
  }
  if (FILE_KINDS[format].isContainer && wanted !== undefined) query.table = wanted;
  const answer = await ask(query, part);
  const isOutline = outline !== undefined && part !== file;
  const preview = { ...answer, truncated: answer.truncated || isOutline };
  return { file, preview, reading };
}

/** The query of the import of a file that was looked at. */
export function importQuery({ file, preview }: LookedAt, { format, mode, mapping }: Plan): ImportQuery {
  return {
    format,
    mode,
    fileName: file.name,
    mapping: JSON.stringify(mapping),
    ...readingQuery(preview),
    ...(preview.workbook && { table: preview.workbook.sheet }),
    ...(preview.archive && preview.archive.labels === null && { table: preview.archive.table ?? "" }),
  };
}

/** The upload of images alone, each of which becomes a task. */
export async function imageUpload(
  files: readonly File[],
  t: Translate,
): Promise<{ query: ImportQuery; body: Blob } | null> {
  const [first, ...others] = files;
  if (!first) return null;
  if (others.length === 0) return { query: { format: "image", fileName: first.name }, body: first };
  return {
    // One unreadable image must not keep the others out: it is listed as an error.
    query: { format: "zip", mode: "skip-bad-rows", fileName: t("imports.images", { count: files.length }) },
    body: await zipFiles([...files]),
  };
}

const SHOWN_FILES = 3;
const listed = (files: readonly File[]): string =>
  `${files
    .slice(0, SHOWN_FILES)
    .map(({ name }) => name)
    .join(", ")}${files.length > SHOWN_FILES ? ", …" : ""}`;

/** What was chosen: images alone, one file to look at (packed when it is needed), or files that make no import. */
export type Chosen =
  | { kind: "images"; files: File[] }
  | { kind: "file"; name: string; open: () => Promise<Look | null> }
  | { kind: "refused"; fileName: string; reason: string };

/** By its name and its content: people call JSONL .json, and files from elsewhere .data or nothing. */
async function lookOf(file: File): Promise<Look | null> {
  const bytes = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  const format = sniffFormat({ bytes, isWhole: file.size <= SNIFFED_BYTES }, file.name);
  return format === undefined ? null : { file, format };
}

/** Packs files into one archive that is previewed like an uploaded one. */
async function packed(files: File[], name: string, table?: string): Promise<Look> {
  const file = new File([await zipFiles(files)], name);
  return { file, format: "zip", ...(table !== undefined && { table }) };
}

/** Undefined for no files; `open` of a file answers null when no reader knows it. */
export function sortFiles(files: File[], t: Translate): Chosen | undefined {
  const [first, ...others] = files;
  if (!first) return undefined;
  const formats = files.map((file) => guessFormat(file.name));
  if (formats.every((format) => format === "image")) return { kind: "images", files };
  const [table, ...moreTables] = files.filter((file) => tableFormat(file.name) !== undefined);
  const pictures = formats.filter((format) => format === "image");
  if (table && moreTables.length === 0 && pictures.length === files.length - 1 && others.length > 0) {
    const images = t("imports.images", { count: files.length - 1 });
    return {
      kind: "file",
      name: table.name,
      open: () => packed(files, `${table.name} + ${images}`, table.name),
    };
  }
  if (others.length > 0 && formats.every((format) => format === "txt")) {
    const name = t("imports.textFiles", { count: files.length });
    return { kind: "file", name, open: () => packed(files, name) };
  }
  if (others.length > 0)
    return { kind: "refused", fileName: listed(files), reason: t("imports.oneOrImages") };
  return { kind: "file", name: first.name, open: () => lookOf(first) };
}

/** Why a file of an unknown format is not taken. */
export const unknownFormat = (t: Translate): string =>
  `${t("imports.formatUnknown")} ${t("imports.formats")}`;
