/** Reads files into rows, streamed. A row that cannot be read is reported with its number and the reading goes on. */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { ImportFormat } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { isBeyondRange, parseExactly } from "@/lib/imports/exact-json";

export type SourceRow =
  | {
      row: number;
      value: Record<string, unknown>;
      /** Parts of the record that no task takes: what other tools were told about it. */
      leftOut?: readonly string[];
    }
  | { row: number; error: string };

const MAX_LINE_CHARS = 16 * 1024 * 1024;
const GROUP_ROWS = 1_000;
const MAX_JSON_BYTES = 256 * 1024 * 1024;

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

export const notText = (encoding: string, cause: unknown) =>
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

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Beside `data` in a record of a labeling tool: what people and models said. */
const ANSWERS = ["annotations", "predictions", "labels"];
const isSome = (value: unknown) => (Array.isArray(value) ? value.length > 0 : isObject(value));

/**
 * Exports of labeling tools wrap what is shown: {"data": {...}, "annotations": [...]}. A member that stands inside and
 * outside keeps both: the inner one, which is shown, its name.
 */
function unwrapped(record: Json, data: Json, row: number): SourceRow {
  const outer = Object.entries(record)
    .filter(([key]) => key !== "data" && !ANSWERS.includes(key))
    .map(([key, member]) => [Object.hasOwn(data, key) ? `outer_${key}` : key, member]);
  const leftOut = ANSWERS.filter((key) => isSome(record[key]));
  const value: Json = { ...Object.fromEntries(outer), ...data };
  return { row, value, ...(leftOut.length > 0 ? { leftOut } : {}) };
}

function withinRange(record: SourceRow): SourceRow {
  if ("error" in record) return record;
  const column = Object.keys(record.value).find((name) => isBeyondRange(record.value[name]));
  if (column === undefined) return record;
  const error = `the column "${column}" holds a number that is too large to be kept; write it as text`;
  return { row: record.row, error };
}

function toRecord(value: unknown, row: number): SourceRow {
  if (typeof value === "string") return { row, value: { text: value } };
  if (!isObject(value)) return { row, error: "expected an object with columns" };
  if (Object.hasOwn(value, "data") && isObject(value.data))
    return withinRange(unwrapped(value, value.data, row));
  return withinRange({ row, value });
}

function readJsonLine(line: string, row: number): SourceRow {
  try {
    return toRecord(parseExactly(line), row);
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
    value = parseExactly(text);
  } catch (cause) {
    throw new AppError("bad_json", `The file is not valid JSON: ${(cause as Error).message}`, { cause });
  }
  if (!Array.isArray(value))
    throw new AppError("invalid_input", "Expected a JSON list of objects: [{…}, {…}].");
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value.slice(from, from + GROUP_ROWS).map((item, i) => toRecord(item, from + i + 1));
}

type Place = { records: number; empty_lines: number };

/** As a spreadsheet numbers it: a cell with line breaks is in one row, and a blank line is one. */
const rowOf = ({ records, empty_lines }: Place): number => records + empty_lines;

async function* readCsv(path: string, format: ImportFormat): AsyncGenerator<SourceRow> {
  const start = await startOf(path);
  const delimiter =
    format === "tsv" ? "\t" : detectDelimiter(new TextDecoder(detectEncoding(start)).decode(start));
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    // An inch mark in a cell is no quotation.
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: MAX_LINE_CHARS,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  // Unlike `pipe` it also ends the parser, and so the loop below, when the text cannot be read.
  pipeline(Readable.from(textOf(path)), parser, () => {});
  let columns: string[] | null = null;
  try {
    for await (const item of parser as AsyncIterable<{ record: string[]; info: Place }>) {
      const cells = item.record;
      const row = rowOf(item.info);
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
    if (!(cause instanceof CsvError)) throw cause;
    const place = cause as unknown as Place;
    throw new AppError("invalid_input", `Row ${rowOf(place) + 1}: ${cause.message}`, { cause });
  }
}

async function* inGroups(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let group: SourceRow[] = [];
  let broken: unknown;
  try {
    for await (const row of rows) {
      group.push(row);
      if (group.length < GROUP_ROWS) continue;
      yield group;
      group = [];
    }
  } catch (error) {
    broken = error;
  }
  // What could be read first: the start of a file is looked at although its end is missing.
  yield group;
  if (broken !== undefined) throw broken;
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
