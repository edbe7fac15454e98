/** Bulk actions that make tasks gold by their resolutions, and ordinary again. The tasks are locked. */
import { z } from "zod";
import { deleteGoldAnswers, type GoldAnswerRow, goldAnswersOf, saveGoldAnswers } from "@/db/queries/gold";
import { findProject, findSchema } from "@/db/queries/projects";
import { resolutionsOf } from "@/db/queries/resolutions";
import { fitsSchema } from "@/lib/gold/fits-schema";
import { fromResolution } from "../gold/gold-answers";
import { type BulkWork, type Done, done, left } from "./bulk-work";
import type { TaskToChange } from "./change-tasks";

/** The gold answer as it stood; null of a task that was made gold. */
export const GoldBefore = z.object({ answer: z.nullable(z.record(z.string(), z.unknown())) });

const idsOf = (tasks: readonly TaskToChange[]): string[] => tasks.map(({ id }) => id);

async function schemaOf({ db, projectId }: BulkWork) {
  const project = await findProject(db, { projectId });
  return project && findSchema(db, { projectId, version: project.schemaVersion });
}

export async function markGold(work: BulkWork, tasks: readonly TaskToChange[]): Promise<Done[]> {
  const { db, projectId, services, starter } = work;
  const schema = await schemaOf(work);
  const ordinary = tasks.filter(({ gold }) => !gold);
  const resolutions = await resolutionsOf(db, { projectId, taskIds: idsOf(ordinary) });
  const made = { revision: 1, createdBy: starter.userId, nowMs: services.now() };
  const rows: GoldAnswerRow[] = [];
  const lines = tasks.map((task): Done => {
    if (task.gold) return left(task, "already");
    const resolution = resolutions.get(task.id);
    if (!resolution || resolution.undecidable) return left(task, "undecided");
    if (!schema || !fitsSchema(resolution.document, schema)) return left(task, "oldLabels");
    rows.push(fromResolution(resolution, made));
    return done(task, { answer: null });
  });
  await saveGoldAnswers(db, rows);
  return lines;
}

export async function unmarkGold(
  { db, projectId }: BulkWork,
  tasks: readonly TaskToChange[],
): Promise<Done[]> {
  const taskIds = idsOf(tasks.filter(({ gold }) => gold));
  const answers = new Map((await goldAnswersOf(db, { projectId, taskIds })).map((row) => [row.taskId, row]));
  await deleteGoldAnswers(db, { taskIds });
  return tasks.map((task) =>
    task.gold ? done(task, { answer: answers.get(task.id) ?? null }) : left(task, "already"),
  );
}

/** A task that was made gold is ordinary again, unless its answer was changed; one that was gold gets its answer back. */
export async function undoGold(
  { db }: BulkWork,
  task: TaskToChange,
  { answer }: z.infer<typeof GoldBefore>,
): Promise<Done> {
  if (answer === null) {
    const [now] = await goldAnswersOf(db, { projectId: task.projectId, taskIds: [task.id] });
    if (now?.revision !== 1) return left(task, "changed");
    await deleteGoldAnswers(db, { taskIds: [task.id] });
    return done(task);
  }
  if (task.gold) return left(task, "changed");
  await saveGoldAnswers(db, [answer as GoldAnswerRow]);
  return done(task);
}
