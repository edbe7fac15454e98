/** Reads files into rows, streamed. A row that cannot be read is reported with its number and the reading goes on. */
import { readFile } from "node:fs/promises";
import type { ImportFormat } from "@/lib/contracts/imports";
import { linesOf } from "./file-text";
import { readJson, readJsonl } from "./read-json";
import { readTable, type TableOptions } from "./read-table";
import type { SourceRow } from "./source-row";

async function* readTxt(path: string): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(path)) {
    const rows: SourceRow[] = [];
    lines.forEach((text, i) => {
      if (text.trim() !== "") rows.push({ row: firstRow + i, value: { text } });
    });
    yield rows;
  }
}

/**
 * Rows of a text file in groups of any size, in order.
 * @throws AppError when the file as a whole cannot be read (encoding, structure)
 */
export function readRows(
  path: string,
  format: ImportFormat,
  options: TableOptions = {},
): AsyncGenerator<SourceRow[]> {
  if (format === "jsonl") return readJsonl(path);
  if (format === "json") return readJson(path);
  if (format === "txt") return readTxt(path);
  return readTable(path, format, options);
}

export const readWhole = (path: string): Promise<Buffer> => readFile(path);
