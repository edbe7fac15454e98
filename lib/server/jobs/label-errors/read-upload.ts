/** Reads an uploaded file of probabilities into rows of tasks, in batches that each are one transaction. */

import type { Db } from "@/db/client/database";
import { insertJobErrors } from "@/db/queries/jobs";
import { addProbabilities, knownTaskIds, tasksOfSet } from "@/db/queries/probabilities";
import { holdTasks, tasksByIdentity } from "@/db/queries/tasks";
import type { UploadProbabilities } from "@/lib/contracts/label-errors";
import { AppError } from "@/lib/core/app-error";
import { type Message, packed, say } from "@/lib/core/message";
import { csv } from "@/lib/formats/csv/read";
import { jsonl } from "@/lib/formats/jsonl/read";
import type { Reader, SourceRow } from "@/lib/formats/reader";
import { type ProbabilityRow, probabilityReader } from "@/lib/label-errors/read-probabilities";
import type { Services } from "../../context";
import { inUtf8 } from "../../imports/in-utf8";
import { readUpload } from "../../imports/uploads";

const READERS: Record<UploadProbabilities["format"], Reader> = { csv, jsonl };
const BATCH = 1_000;
/** Bad rows that are listed; more are counted. */
const LISTED = 100;
/** A file of nothing but bad rows is not read to its end. */
const MOST_BAD = 10_000;

type Of = { jobId: string; projectId: string; labels: readonly { id: string; name: string }[] };
type Upload = Pick<UploadProbabilities, "format" | "fileName">;
/** Runs in a transaction of the job, unless the run is to end. */
type Hold = <T>(work: (db: Db) => Promise<T>) => Promise<T>;
type Row = { row: number; read: ProbabilityRow };

/** The task of each row; undefined where there is none. */
async function tasksOf(db: Db, projectId: string, rows: readonly Row[]): Promise<(string | undefined)[]> {
  const named = rows.map(({ read }) => read.task);
  const own = named.filter(({ by }) => by !== "external").map(({ id }) => id);
  const others = named.filter(({ by }) => by !== "task").map(({ id }) => `id:${id}`);
  const known = own.length > 0 ? await knownTaskIds(db, { projectId, taskIds: own }) : new Set<string>();
  const byIdentity = await tasksByIdentity(db, { projectId, identities: others });
  return named.map(({ by, id }) => {
    if (by !== "external" && known.has(id)) return id;
    return by === "task" ? undefined : byIdentity.get(`id:${id}`);
  });
}

/**
 * @returns how many tasks have a probability now, and how many rows were scaled
 * @throws AppError when a row is bad: all of them are told then
 */
export async function readProbabilities(
  services: Services,
  { jobId, projectId, labels }: Of,
  { format, fileName }: Upload,
  hold: Hold,
  report: (db: Db, done: number) => Promise<void>,
): Promise<{ tasks: number; scaled: number }> {
  const read = probabilityReader(labels);
  let errors: { row: number; message: Message }[] = [];
  let [bad, listed, tasks, scaled, done] = [0, 0, 0, 0, 0];
  const refuse = (row: number, message: Message) => {
    if (bad++ < LISTED) errors.push({ row, message });
  };
  const write = async (rows: readonly Row[]) => {
    const taskIds = await tasksOf(services.database.read, projectId, rows);
    const there = taskIds.flatMap((id) => id ?? []);
    const before = await tasksOfSet(services.database.read, { setId: jobId, taskIds: there });
    const wanted = new Map<string, number[]>();
    for (const [i, { row, read: found }] of rows.entries()) {
      const taskId = taskIds[i];
      const task = found.task.id;
      if (taskId === undefined) refuse(row, say("labelErrors.unknownTask", { task }));
      else if (before.has(taskId) || wanted.has(taskId)) refuse(row, say("labelErrors.taskTwice", { task }));
      else {
        wanted.set(taskId, found.values);
        if (found.scaled) scaled++;
      }
    }
    const told = errors;
    errors = [];
    tasks += await hold(async (db) => {
      const kept = await holdTasks(db, { taskIds: [...wanted.keys()] });
      const good = [...wanted].filter(([taskId]) => kept.has(taskId));
      if (good.length > 0)
        await addProbabilities(
          db,
          good.map(([taskId, values]) => ({ setId: jobId, taskId, projectId, values })),
        );
      await insertJobErrors(
        db,
        told.map(({ row, message }, i) => ({
          jobId,
          projectId,
          number: listed + i + 1,
          row,
          message: packed(message),
        })),
      );
      await report(db, done);
      return good.length;
    });
    listed += told.length;
  };
  const batch: Row[] = [];
  const take = (source: SourceRow) => {
    done++;
    const row = "error" in source ? source : read(source.value);
    if ("ok" in row) {
      if (row.ok) batch.push({ row: source.row, read: row.value });
      else refuse(source.row, row.error);
    } else refuse(source.row, row.error);
  };
  for await (const group of READERS[format].rows(inUtf8(readUpload(services, jobId), undefined), {
    fileName,
  })) {
    for (const source of group) take(source);
    if (bad > MOST_BAD) break;
    while (batch.length >= BATCH) await write(batch.splice(0, BATCH));
  }
  // Also without rows left, so that the last bad ones are told.
  await write(batch);
  if (done === 0) throw new AppError("invalid_input", say("imports.noRows"));
  if (bad > 0) throw new AppError("invalid_input", say("labelErrors.badRows", { bad, rows: done }));
  return { tasks, scaled };
}
