/** Reads files into rows, streamed. A row that cannot be read is reported with its number and the reading goes on. */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { ImportFormat } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";

export type SourceRow = { row: number; value: Record<string, unknown> } | { row: number; error: string };

const MAX_LINE_CHARS = 16 * 1024 * 1024;
const GROUP_ROWS = 1_000;
const MAX_JSON_BYTES = 256 * 1024 * 1024;

/** Encoding by the byte order mark; UTF-8 otherwise. */
export function detectEncoding(start: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The separator that stands most often in the first line, outside quotes. */
export function detectDelimiter(text: string): "," | ";" | "\t" {
  const line = (text.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = ([",", ";", "\t"] as const).map((delimiter) => ({
    delimiter,
    count: line.split(delimiter).length,
  }));
  return counts.reduce((best, item) => (item.count > best.count ? item : best)).delimiter;
}

async function startOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: 65_535 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const notText = (encoding: string, cause: unknown) =>
  new AppError(
    "bad_encoding",
    `The file is not ${encoding.toUpperCase()} text. Save it as UTF-8 and try again.`,
    { cause },
  );

async function* textOf(path: string): AsyncGenerator<string> {
  const encoding = detectEncoding(await startOf(path));
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw notText(encoding, cause);
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) yield decode(chunk as Buffer);
  yield decode();
}

/** A generator step costs more than a short line, so lines come in the groups in which the file is read. */
async function* linesOf(path: string): AsyncGenerator<{ firstRow: number; lines: string[] }> {
  let rest = "";
  let firstRow = 1;
  for await (const chunk of textOf(path)) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE_CHARS)
      throw new AppError(
        "too_large",
        `Line ${firstRow + lines.length} is longer than 16 million characters.`,
      );
    if (lines.length > 0) yield { firstRow, lines };
    firstRow += lines.length;
  }
  if (rest !== "") yield { firstRow, lines: [rest] };
}

function toRecord(value: unknown, row: number): SourceRow {
  if (typeof value === "string") return { row, value: { text: value } };
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { row, error: "expected an object with columns" };
  const keys = Object.keys(value);
  // Exports of other tools wrap the record: {"data": {...}}.
  const inner = (value as { data?: unknown }).data;
  if (keys.includes("data") && typeof inner === "object" && inner !== null && !Array.isArray(inner)) {
    const {
      data: _data,
      annotations: _annotations,
      predictions: _predictions,
      ...outer
    } = value as Record<string, unknown>;
    return { row, value: { ...outer, ...inner } };
  }
  return { row, value: value as Record<string, unknown> };
}

function readJsonLine(line: string, row: number): SourceRow {
  try {
    return toRecord(JSON.parse(line), row);
  } catch {
    return { row, error: "not valid JSON" };
  }
}

async function* readJsonl(path: string): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(path)) {
    const rows: SourceRow[] = [];
    lines.forEach((line, i) => {
      if (line.trim() !== "") rows.push(readJsonLine(line, firstRow + i));
    });
    yield rows;
  }
}

async function* readJson(path: string): AsyncGenerator<SourceRow[]> {
  if ((await stat(path)).size > MAX_JSON_BYTES)
    throw new AppError(
      "too_large",
      "A JSON file may have 256 MB. Save larger data as JSONL: one object per line.",
    );
  let text = "";
  for await (const chunk of textOf(path)) text += chunk;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError("bad_json", `The file is not valid JSON: ${(cause as Error).message}`, { cause });
  }
  if (!Array.isArray(value))
    throw new AppError("invalid_input", "Expected a JSON list of objects: [{…}, {…}].");
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value.slice(from, from + GROUP_ROWS).map((item, i) => toRecord(item, from + i + 1));
}

async function* readCsv(path: string, format: ImportFormat): AsyncGenerator<SourceRow> {
  const start = await startOf(path);
  const delimiter =
    format === "tsv" ? "\t" : detectDelimiter(new TextDecoder(detectEncoding(start)).decode(start));
  const parser = Readable.from(textOf(path)).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: MAX_LINE_CHARS,
      record_delimiter: ["\r\n", "\n", "\r"],
    }),
  );
  let columns: string[] | null = null;
  let row = 0;
  try {
    for await (const item of parser as AsyncIterable<{ record: string[] }>) {
      const cells = item.record;
      row++;
      if (columns === null) {
        columns = cells.map((name) => name.trim());
        const twice = columns.find((name, i) => columns?.indexOf(name) !== i);
        if (twice !== undefined)
          throw new AppError("invalid_input", `Two columns are called "${twice}". Rename one.`);
        continue;
      }
      if (cells.length !== columns.length) {
        yield { row, error: `has ${cells.length} cells, the header has ${columns.length}` };
        continue;
      }
      const value: Record<string, unknown> = {};
      for (const [i, name] of columns.entries())
        Object.defineProperty(value, name, {
          value: cells[i],
          enumerable: true,
          configurable: true,
          writable: true,
        });
      yield { row, value };
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid_input", `Row ${row + 1}: ${(cause as Error).message}`, { cause });
  }
}

async function* inGroups(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let group: SourceRow[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  yield group;
}

async function* readTxt(path: string): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(path)) {
    const rows: SourceRow[] = [];
    lines.forEach((line, i) => {
      const text = (firstRow + i === 1 ? line.replace(/^\uFEFF/, "") : line).replace(/\r$/, "");
      if (text.trim() !== "") rows.push({ row: firstRow + i, value: { text } });
    });
    yield rows;
  }
}

/**
 * Rows of a text file in groups of any size, in order.
 * @throws AppError when the file as a whole cannot be read (encoding, structure)
 */
export function readRows(path: string, format: ImportFormat): AsyncGenerator<SourceRow[]> {
  if (format === "jsonl") return readJsonl(path);
  if (format === "json") return readJson(path);
  if (format === "txt") return readTxt(path);
  return inGroups(readCsv(path, format));
}

export const readWhole = (path: string): Promise<Buffer> => readFile(path);
