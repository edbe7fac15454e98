/** A JSON value as a row: an object with columns, a record of a labeling tool around them, or a text. */
import { say } from "@/lib/core/message";
import { isBeyondRange } from "@/lib/imports/exact-json";
import { ANSWER_MEMBERS, type SourceRow } from "../reader";
import { isObject, type Json } from "./checks";

const isAnswer = (key: string): boolean => (ANSWER_MEMBERS as readonly string[]).includes(key);
const isSome = (value: unknown) => (Array.isArray(value) ? value.length > 0 : isObject(value));

/**
 * Exports of labeling tools wrap what is shown: {"data": {...}, "annotations": [...]}. A member that stands inside and
 * outside keeps both: the inner one, which is shown, its name.
 */
function unwrapped(record: Json, data: Json, row: number): SourceRow {
  const outer = Object.entries(record)
    .filter(([key]) => key !== "data" && !isAnswer(key))
    .map(([key, member]) => [Object.hasOwn(data, key) ? `outer_${key}` : key, member]);
  const leftOut = ANSWER_MEMBERS.filter((key) => isSome(record[key]));
  const value = { ...Object.fromEntries(outer), ...data };
  return leftOut.length === 0 ? { row, value } : { row, value, leftOut };
}

/** A row with the JSON of its record, unless a number in it is beyond what can be kept. */
export function withinRange(record: SourceRow, source: string | undefined): SourceRow {
  if ("error" in record) return record;
  const column = Object.keys(record.value).find((name) => isBeyondRange(record.value[name]));
  if (column === undefined) {
    if (source !== undefined) record.source = source;
    return record;
  }
  const error = say("rows.numberTooLarge", { column });
  return { row: record.row, error };
}

/** @param source its JSON, for numbers that are shown as they are written */
export function toRecord(value: unknown, row: number, source: string | undefined): SourceRow {
  if (typeof value === "string") return { row, value: { text: value } };
  if (!isObject(value)) return { row, error: say("rows.notObject") };
  if (Object.hasOwn(value, "data") && isObject(value.data))
    return withinRange(unwrapped(value, value.data, row), source);
  return withinRange({ row, value }, source);
}
