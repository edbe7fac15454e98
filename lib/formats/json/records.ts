/**
 * The records of a JSON file: a list of them; an object whose member `data`, or only list, has them; or an object of
 * objects, in which each is named by its key.
 */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { firstItems, firstMembers, parseExactly } from "@/lib/imports/exact-json";
import { mayDiffer } from "@/lib/imports/written-scalar";
import type { FileStart, SourceRow } from "../reader";
import { startText } from "../text-source";
import { isObject, type Json } from "./checks";
import { itemsOf, wholeItems } from "./list";
import { toRecord } from "./record";
import { wholeJson } from "./whole-json";

const GROUP_ROWS = 1_000;
/** Where the records of many programs are. */
const DATA = "data";
const EXAMPLE = "[{…}, {…}]";

/** The member whose items are the records; undefined where the members themselves are. @throws AppError for any other object */
function listIn(value: Json): string | undefined {
  if (Array.isArray(value[DATA])) return DATA;
  const lists = Object.keys(value).filter((key) => Array.isArray(value[key]));
  const [only, ...others] = lists;
  if (others.length > 0)
    throw new AppError("invalid_input", say("imports.severalLists", { names: lists.join(", ") }));
  if (only !== undefined) return only;
  const members = Object.values(value);
  if (members.length > 0 && members.every(isObject)) return undefined;
  throw new AppError("invalid_input", say("imports.notList", { example: EXAMPLE }));
}

/** A record by its key: in the column `id`, or in `key` beside an id of its own. */
function named(record: SourceRow, key: string): SourceRow {
  if ("error" in record) return record;
  const column = Object.hasOwn(record.value, "id") ? "key" : "id";
  return { ...record, value: { [column]: key, ...record.value } };
}

/** In the order of the file, which objects of JavaScript change where keys are numbers. */
function* membersAsRows(text: string): Generator<SourceRow[]> {
  let group: SourceRow[] = [];
  let row = 0;
  for (const { key, text: written } of firstMembers(text)) {
    const source = mayDiffer(written) ? written : undefined;
    group.push(named(toRecord(parseExactly(written), ++row, source), key));
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  yield group;
}

/** @throws AppError where the file is too large, no text, no JSON, or has no records */
export async function* recordRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  const { value, text } = await wholeJson(source);
  const list = isObject(value) && !isObject(value[DATA]) ? listIn(value) : undefined;
  // A task of a labeling tool by itself is a list of one.
  if (isObject(value) && isObject(value[DATA]))
    yield [toRecord(value, 1, mayDiffer(text) ? text : undefined)];
  else if (isObject(value) && list === undefined) yield* membersAsRows(text);
  else {
    const items = isObject(value) && list !== undefined ? value[list] : value;
    const written = list === undefined ? text : textOfMember(text, list);
    for (const group of itemsOf(items, written))
      yield group.map(({ row, item, source: one }) => toRecord(item, row, one));
  }
}

/** Of several members of one name the last one counts, as for JSON.parse. */
function textOfMember(text: string, name: string): string {
  let found = "[]";
  for (const member of firstMembers(text)) if (member.key === name) found = member.text;
  return found;
}

/** The whole records at the start of a text that may be cut off anywhere. */
export function wholeRecords(text: string, count: number): string {
  if (!text.trimStart().startsWith("{")) return wholeItems(text, count);
  const members: string[] = [];
  for (const { key, text: written, isWhole } of firstMembers(text)) {
    if (members.length >= count) break;
    const part = isWhole ? written : firstOf(written, count);
    if (part !== null) members.push(`${JSON.stringify(key)}:${part}`);
  }
  return members.length > 0 ? `{${members.join(",")}}` : text;
}

/** Of a list that is cut off its whole items; null for what is no list, or has none. */
function firstOf(written: string, count: number): string | null {
  const items: string[] = [];
  for (const item of firstItems(written.trimStart())) if (items.push(item) >= count) break;
  return items.length > 0 ? `[${items.join(",")}]` : null;
}

/** Whether an object at the start of a file, and nothing behind it, has records as members or in its only list. */
export function looksLikeRecords(start: FileStart): boolean {
  const text = startText(start).trim();
  const members = [...firstMembers(text)];
  const opens = (mark: string) => members.filter((member) => member.text.trimStart().startsWith(mark)).length;
  const last = members.at(-1);
  if (last === undefined) return false;
  // Behind the end of the object another one follows, as of JSONL under the name of JSON.
  if (last.isWhole && text.slice(last.end).trim() !== "}") return false;
  const hasData = members.some(
    ({ key, text: written }) => key === DATA && written.trimStart().startsWith("["),
  );
  return hasData || opens("[") === 1 || (opens("{") === members.length && members[0]?.key !== DATA);
}
