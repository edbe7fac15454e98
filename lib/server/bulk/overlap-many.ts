/** Bulk actions on how many annotators tasks need. The tasks are locked. */
import { z } from "zod";
import { findProject } from "@/db/queries/projects";
import { followProject, setOverlapByHand } from "@/db/queries/task-overlap";
import { notFound } from "@/lib/core/app-error";
import { askWhereDisputed, wantedOverlap } from "../distribution/wanted-overlap";
import { type BulkWork, type Done, done, left } from "./bulk-work";
import type { TaskToChange } from "./change-tasks";

/** What stood there: `asked` is the number that a disagreement had raised it to. */
export const OverlapWas = z.object({ overlap: z.number(), byHand: z.boolean(), asked: z.number() });

const wasOf = ({ overlap, overlapByHand, overlapAsked }: TaskToChange): z.infer<typeof OverlapWas> => ({
  overlap,
  byHand: overlapByHand,
  asked: overlapAsked,
});
const idsOf = (tasks: readonly TaskToChange[]): string[] => tasks.map(({ id }) => id);

async function projectOf({ db, projectId }: BulkWork) {
  const project = await findProject(db, { projectId });
  if (!project) throw notFound("project");
  return project;
}

/** Annotations beyond the number stay, and are told. */
export async function setOverlap(
  { db }: BulkWork,
  tasks: readonly TaskToChange[],
  overlap: number,
): Promise<Done[]> {
  const isSo = (task: TaskToChange) => task.overlapByHand && task.overlap === overlap;
  await setOverlapByHand(db, { taskIds: idsOf(tasks.filter((task) => !isSo(task))), overlap });
  return tasks.map((task) => {
    if (isSo(task)) return left(task, "already");
    return done(task, wasOf(task), task.answerCount > overlap && !task.gold ? "beyond" : "done");
  });
}

/** Tasks that follow the project already have nothing to change. */
export async function followAgain(work: BulkWork, tasks: readonly TaskToChange[]): Promise<Done[]> {
  const { db } = work;
  const project = await projectOf(work);
  const changed = tasks.filter(({ overlapByHand }) => overlapByHand);
  const overlaps = await followProject(db, { taskIds: idsOf(changed) }, wantedOverlap(project));
  await askWhereDisputed(db, project, idsOf(changed));
  return tasks.map((task) => {
    const overlap = overlaps.get(task.id);
    if (overlap === undefined) return left(task, "already");
    return done(task, wasOf(task), task.answerCount > overlap && !task.gold ? "beyond" : "done");
  });
}

/** A task that followed the project does so again, as the settings are now; what a disagreement had asked for stays asked. */
export async function undoOverlap(
  work: BulkWork,
  task: TaskToChange,
  { overlap, byHand, asked }: z.infer<typeof OverlapWas>,
): Promise<Done> {
  const { db } = work;
  const project = await projectOf(work);
  if (byHand) await setOverlapByHand(db, { taskIds: [task.id], overlap });
  else await followProject(db, { taskIds: [task.id], asked }, wantedOverlap(project));
  if (!byHand) await askWhereDisputed(db, project, [task.id]);
  return done(task);
}
