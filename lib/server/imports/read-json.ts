/** Reads JSON and JSONL into rows. */
import { stat } from "node:fs/promises";
import { AppError } from "@/lib/core/app-error";
import { firstItems, isBeyondRange, parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem, lineAt } from "@/lib/imports/json-problem";
import { mayDiffer } from "@/lib/imports/written-scalar";
import { linesOf, textOf } from "./file-text";
import type { SourceRow } from "./source-row";

const GROUP_ROWS = 1_000;
const MAX_JSON_BYTES = 256 * 1024 * 1024;

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

function withinRange(record: SourceRow, source: string | undefined): SourceRow {
  if ("error" in record) return record;
  const column = Object.keys(record.value).find((name) => isBeyondRange(record.value[name]));
  if (column === undefined) {
    if (source !== undefined) record.source = source;
    return record;
  }
  const error = `the column "${column}" holds a number that is too large to be kept; write it as text`;
  return { row: record.row, error };
}

/** @param source its JSON, for numbers that are shown as they are written */
function toRecord(value: unknown, row: number, source: string | undefined): SourceRow {
  if (typeof value === "string") return { row, value: { text: value } };
  if (!isObject(value)) return { row, error: "expected an object with columns" };
  if (Object.hasOwn(value, "data") && isObject(value.data))
    return withinRange(unwrapped(value, value.data, row), source);
  return withinRange({ row, value }, source);
}

function readJsonLine(line: string, row: number): SourceRow {
  try {
    return toRecord(parseExactly(line), row, line);
  } catch {
    return { row, error: jsonProblem(line)?.message ?? "not valid JSON" };
  }
}

/** Files that were joined have their byte order marks in the middle. */
const withoutMark = (line: string) => (line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);

export async function* readJsonl(path: string): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(path)) {
    const rows: SourceRow[] = [];
    lines.forEach((line, i) => {
      if (line.trim() !== "") rows.push(readJsonLine(withoutMark(line), firstRow + i));
    });
    yield rows;
  }
}

/** Objects without a list around them, as of JSONL under the name of JSON: the fault is where the second one begins. */
const isSeveral = (text: string, at: number) =>
  text.charAt(at) === "{" && /^\s*\{/.test(text) && isJson(text.slice(0, at));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function badJson(text: string, cause: unknown): AppError {
  const found = jsonProblem(text);
  if (found === null)
    return new AppError("bad_json", `The file is not valid JSON: ${(cause as Error).message}`, { cause });
  if (isSeveral(text, found.at))
    return new AppError(
      "bad_json",
      "The file is not one JSON list, but holds objects one after the other. Import it in the format JSONL.",
      { cause },
    );
  const line = lineAt(text, found.at);
  return new AppError("bad_json", `The file is not valid JSON: line ${line}: ${found.message}`, { cause });
}

export async function* readJson(path: string): AsyncGenerator<SourceRow[]> {
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
    throw badJson(text, cause);
  }
  if (!Array.isArray(value))
    throw new AppError("invalid_input", "Expected a JSON list of objects: [{…}, {…}].");
  // Found group by group: a large file is not gone through in one go while everybody waits.
  const sources = mayDiffer(text) ? firstItems(text) : [][Symbol.iterator]();
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value
      .slice(from, from + GROUP_ROWS)
      .map((item, i) => toRecord(item, from + i + 1, sources.next().value ?? undefined));
}
