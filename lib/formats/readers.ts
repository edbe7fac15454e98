/**
 * The readers of the formats that files come in: a new format is a folder, a name in `reader-names.ts` and a line in
 * `file-kinds.ts`, or here where pages need not load it.
 */
import { concord } from "./concord/read";
import { LIGHT_READERS, sniffFormat, tableFormat } from "./file-kinds";
import { labelStudio } from "./label-studio/read";
import type { Container, FileStart, Reader, Workbook } from "./reader";
import type { ImportFormatName } from "./reader-names";
import { xlsx } from "./xlsx/read";

export const READERS: Record<ImportFormatName, Reader | Container | Workbook> = {
  ...LIGHT_READERS,
  concord,
  "label-studio": labelStudio,
  xlsx,
};

/** The reader of a format, null for a container. */
export function rowReader(format: ImportFormatName): Reader | null {
  const reader = READERS[format];
  return "isContainer" in reader ? null : reader;
}

/** The reader of a file of several sheets, null for any other. */
export function workbookReader(format: ImportFormatName): Workbook | null {
  const reader = READERS[format];
  return "sheets" in reader ? reader : null;
}

/** The reader of a table in an archive, by its name and its start. */
export function tableReader(name: string, start: FileStart): Reader {
  const sniffed = sniffFormat(start, name);
  const reader = sniffed === undefined ? null : rowReader(sniffed);
  return reader?.hasColumns ? reader : (rowReader(tableFormat(name) ?? "csv") as Reader);
}
