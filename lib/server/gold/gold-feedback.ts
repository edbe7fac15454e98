/** In training mode an annotator compares a submitted answer with the gold answer. */
import { findOwnAnnotation } from "@/db/queries/annotations";
import { findGoldAnswer, setShown } from "@/db/queries/gold";
import type { ProjectRow } from "@/db/queries/projects";
import type { TaskRow } from "@/db/queries/tasks";
import { notFound } from "@/lib/core/app-error";
import { goldScore } from "@/lib/gold/gold-score";
import { requireTask } from "../labeling/queue";
import { keptSchema } from "../projects/kept-schema";
import type { UseCase } from "../use-case";
import { ruleOf } from "./gold-answers";

export const hasFeedback = ({ gold }: Pick<ProjectRow, "gold">, task: Pick<TaskRow, "gold">): boolean =>
  task.gold && (gold?.training ?? false);

/** The same refusal whether the task is gold or not, and before the answer is submitted. From then on the answer stays as it is. */
export const showGoldFeedback: UseCase<"showGoldFeedback"> = async (context, { params }) => {
  const { task, project, actor } = await requireTask(context, params.task);
  const { database } = context;
  const own = { taskId: task.id, userId: actor.id };
  const given = await findOwnAnnotation(database.read, own);
  const gold = hasFeedback(project, task) ? await findGoldAnswer(database.read, own) : undefined;
  if (!gold || given?.state !== "submitted") throw notFound("goldAnswer");
  const { projectId } = task;
  const schema = await keptSchema(database, { projectId, version: project.schemaVersion });
  const asked = await keptSchema(database, { projectId, version: gold.schemaVersion });
  if (!schema || !asked) throw notFound("goldAnswer");
  const score = goldScore(schema, {
    gold: gold.document,
    given: given.document,
    asked: new Set(asked.controls.map(({ id }) => id)),
  });
  const shown = await database.write(async (db) => {
    const now = await findOwnAnnotation(db, own);
    if (now?.state !== "submitted" || now.revision !== given.revision) return false;
    await setShown(db, { projectId, ...own, nowMs: context.now() });
    return true;
  });
  if (!shown) throw notFound("goldAnswer");
  return {
    seq: task.seq,
    given: given.document,
    gold: gold.document,
    score: score.value,
    controls: score.value === null ? [] : score.controls,
    rule: await ruleOf(database.read, gold),
    note: gold.note,
  };
};
