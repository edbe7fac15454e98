/**
 * Rows that name an image which does not come with them are about tasks that are there: those that show an image of that
 * name. Such a row brings labels alone.
 */
import type { Db } from "@/db/client/database";
import { imageSizesOf, walkImageNames } from "@/db/queries/assets";
import { findTasks } from "@/db/queries/tasks";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import type { SourceRow } from "@/lib/formats/reader";
import { nameFinder } from "@/lib/imports/archive-names";
import type { Mapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Drafted } from "./image-drafts";
import type { ImportRun, TaskOfImage } from "./import-run";
import type { NamedLabels } from "./row-labels";

const TASKS_AT_ONCE = 2_000;
const SHOWN_TASKS = 5;

type Project = { projectId: string; schema: LabelSchema };

/** The first field that shows an image; undefined where none does. */
export const imageFieldOf = ({ inputs }: LabelSchema): string | undefined =>
  inputs.find(({ kind }) => kind === "image")?.field;

const numbersOf = (tasks: readonly { seq: number }[]): string =>
  `${tasks
    .slice(0, SHOWN_TASKS)
    .map(({ seq }) => `#${seq}`)
    .join(", ")}${tasks.length > SHOWN_TASKS ? ", …" : ""}`;

/** Reads what the images of all tasks are called. */
export async function taskOfImage(
  db: Db,
  { projectId, schema }: Project,
  mapping: Mapping,
): Promise<TaskOfImage> {
  const field = imageFieldOf(schema) ?? "";
  const { [field]: column = field } = mapping.fields;
  const byName = new Map<string, { id: string; seq: number }[]>();
  for (let afterSeq = 0; ; ) {
    const found = await walkImageNames(db, { projectId, field, afterSeq, limit: TASKS_AT_ONCE });
    for (const { name, ...task } of found) {
      const alike = byName.get(name);
      if (alike) alike.push(task);
      else byName.set(name, [task]);
    }
    const last = found.at(-1);
    if (last === undefined) break;
    afterSeq = last.seq;
  }
  const find = nameFinder([...byName.keys()]);
  return (value) => {
    const given = Object.hasOwn(value, column) ? value[column] : undefined;
    if (given === undefined) return err(say("rows.noColumn", { column }));
    if (typeof given !== "string" || given === "") return err(say("rows.empty", { column }));
    const tasks = find(given).flatMap((name) => byName.get(name) ?? []);
    const [only, ...others] = tasks;
    if (only === undefined) return err(say("rows.noTaskOfImage", { name: given }));
    if (others.length > 0)
      return err(say("rows.severalTasksOfImage", { name: given, tasks: numbersOf(tasks) }));
    return ok(only.id);
  };
}

type Named = { row: number; taskId: string; labels: readonly NamedLabels[] };

/** Places the labels on what the tasks show. */
async function placed(run: ImportRun, named: readonly Named[]): Promise<Drafted[]> {
  const { read } = run.services.database;
  const taskIds = named.map(({ taskId }) => taskId);
  const sizes = await imageSizesOf(read, { taskIds });
  // Of images alone no more has to be known.
  const hasTexts = run.schema.inputs.some(({ kind }) => kind === "text");
  const tasks = hasTexts ? await findTasks(read, { projectId: run.job.projectId, taskIds }) : [];
  const dataOf = new Map(tasks.map(({ id, data }) => [id, data]));
  return named.map(({ row, taskId, labels }) => {
    const [data, shown] = [dataOf.get(taskId) ?? {}, sizes.get(taskId) ?? {}];
    const ready = run.labels?.place(labels, data, shown, run.isChecked) ?? ok([]);
    return ready.ok ? { row, taskId, ready: ready.value } : { row, error: ready.error };
  });
}

/** The rows of a file without images, as labels for tasks that are there. */
export async function* draftsOnTasks(
  run: ImportRun,
  groups: AsyncIterable<SourceRow[]>,
  after: number,
): AsyncGenerator<Drafted[]> {
  const { services, job, schema, payload } = run;
  const { projectId } = job;
  run.taskOfImage ??= await taskOfImage(services.database.read, { projectId, schema }, payload.mapping);
  for await (const group of groups) {
    const bad: Drafted[] = [];
    const named: Named[] = [];
    for (const source of group) {
      const { row } = source;
      if (row <= after) continue;
      if ("error" in source) {
        bad.push(source);
        continue;
      }
      for (const column of run.unseen) if (Object.hasOwn(source.value, column)) run.unseen.delete(column);
      const task = run.taskOfImage(source.value);
      const labels = task.ok ? (run.labels?.name(source) ?? ok([])) : task;
      if (!task.ok) bad.push({ row, error: task.error });
      else if (!labels.ok) bad.push({ row, error: labels.error });
      else named.push({ row, taskId: task.value, labels: labels.value });
    }
    const drafts = [...bad, ...(await placed(run, named))];
    yield drafts.sort((a, b) => a.row - b.row);
  }
}
