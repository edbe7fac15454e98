/**
 * Label Studio's JSON: a list of tasks with what annotators and models said of them, or its flat flavour. A task becomes a row
 * with the columns of its data and its `id`; bookkeeping members stay behind. Drafts are told and not taken: nobody has
 * submitted them. One broken value of a task leaves the task out, with its path.
 */
import { at, type Issue } from "@/lib/core/app-error";
import { isObject, type Json, readAs } from "../json/checks";
import { type ListItem, listItems, wholeItems } from "../json/list";
import { toRecord, withinRange } from "../json/record";
import type { Reader, SourceRow } from "../reader";
import { annotationsIn } from "./annotations";
import { labelStudioFiles } from "./file-kind";
import { isFlat, isSameTask, readFlat } from "./flat";
import { LsTask } from "./task";

const isTask = (item: unknown): item is Json & { data: unknown } =>
  isObject(item) && Object.hasOwn(item, "data");

/** Its first fault; the others are found when that one is mended. */
const badRow = (row: number, issues: readonly Issue[]): SourceRow => {
  const [first] = issues as [Issue];
  return { row, error: at(first.path, first.message) };
};

/** The id of the task; that of the data keeps its name beside it. */
function withId(id: LsTask["id"], data: Json): Json {
  if (id === null || id === undefined) return { ...data };
  return Object.hasOwn(data, "id") ? { outer_id: id, ...data } : { id, ...data };
}

function taskRow(item: unknown, row: number, source: string | undefined): SourceRow {
  if (!isTask(item)) return toRecord(item, row, source);
  const task = readAs(LsTask, item);
  if (!task.ok) return badRow(row, [task.error]);
  const said = annotationsIn(task.value);
  if (!said.ok) return badRow(row, said.error);
  const { annotations, leftOut } = said.value;
  const value = withId(task.value.id, task.value.data);
  return withinRange(
    { row, value, ...(annotations.length > 0 && { annotations }), ...(leftOut.length > 0 && { leftOut }) },
    source,
  );
}

function flatRow(record: Json, row: number, source: string | undefined): SourceRow {
  const read = readFlat(record);
  if (!read.ok) return badRow(row, read.error);
  const { value, annotation } = read.value;
  return withinRange({ row, value, ...(annotation && { annotations: [annotation] }) }, source);
}

const isNumeric = (item: unknown): boolean =>
  isObject(item) &&
  [...Object.values(isObject(item.data) ? item.data : item)].some((one) => typeof one === "number");

/** The last row of a group is held back, as the next record may be about the same task. */
async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  let held: { row: SourceRow; record: Json } | undefined;
  for await (const items of listItems(source, (all) => all.some(isNumeric))) {
    const group: SourceRow[] = [];
    const flush = () => {
      if (held) group.push(held.row);
      held = undefined;
    };
    for (const { row, item, source: written } of items as ListItem[]) {
      if (!isFlat(item)) {
        flush();
        group.push(taskRow(item, row, written));
        continue;
      }
      const made = flatRow(item, row, written);
      if (held && isSameTask(held.record, item) && !("error" in held.row) && !("error" in made))
        held.row.annotations = [...(held.row.annotations ?? []), ...(made.annotations ?? [])];
      else {
        flush();
        held = { row: made, record: item };
      }
    }
    yield group;
  }
  if (held) yield [held.row];
}

export const labelStudio: Reader = { ...labelStudioFiles, rows, wholePart: wholeItems };
