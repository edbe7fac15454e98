/**
 * The flat flavour (JSON_MIN): a record per annotation, in which the answers stand among the data under the names of their
 * questions. What has the form of an answer is one; a text may be either and stays a column. Records of one task follow each
 * other and become one row.
 */
import type { Issue } from "@/lib/core/app-error";
import { err, ok, type Result } from "@/lib/core/result";
import { isObject, type Json } from "../json/checks";
import type { SourceAnnotation } from "../source-annotation";
import { readAnnotation } from "./annotations";
import { textsOf } from "./spans";

/** Members of the flavour itself. */
const OWN = new Set(["annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement"]);

export const isFlat = (item: unknown): item is Json =>
  isObject(item) && Object.hasOwn(item, "annotation_id") && Object.hasOwn(item, "annotator");

const TYPES: readonly (readonly [key: string, type: string])[] = [
  ["choices", "choices"],
  ["taxonomy", "taxonomy"],
  ["rating", "rating"],
  ["number", "number"],
  ["datetime", "datetime"],
  ["selected", "pairwise"],
  ["ranker", "ranker"],
];

/** The type of the result that a value was; undefined for data. */
function typeOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const labels = Object.keys(value).find((key) => /labels$/.test(key));
  return labels ?? TYPES.find(([key]) => Object.hasOwn(value, key))?.[1];
}

/** Answers of a member of the record; undefined for data. */
function resultsOf(name: string, member: unknown): Json[] | undefined {
  const values = Array.isArray(member) ? member : [member];
  const types = values.map(typeOf);
  if (values.length === 0 || types.some((type) => type === undefined)) return undefined;
  return values.map((value: Json, i) => ({
    type: types[i],
    from_name: name,
    value,
    original_width: value.original_width,
    original_height: value.original_height,
  }));
}

/** @returns the columns of a record and what its annotator said; null where nobody has annotated the task */
export function readFlat(
  record: Json,
): Result<{ value: Json; annotation: SourceAnnotation | null }, readonly Issue[]> {
  const results: Json[] = [];
  const columns: [string, unknown][] = [];
  for (const [name, member] of Object.entries(record)) {
    if (OWN.has(name)) continue;
    const found = resultsOf(name, member);
    if (found) results.push(...found);
    else columns.push([name, member]);
  }
  const value = Object.fromEntries(columns);
  const { annotator, annotation_id, created_at, lead_time } = record;
  if (annotation_id === null && results.length === 0) return ok({ value, annotation: null });
  const read = readAnnotation(
    { completed_by: annotator, created_at, lead_time, result: results },
    "record",
    textsOf(value),
  );
  return read.ok ? ok({ value, annotation: read.value }) : err(read.error);
}

/** Records of one task have its id. */
export const isSameTask = (one: Json, other: Json): boolean => one.id !== undefined && one.id === other.id;
