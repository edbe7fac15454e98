/**
 * What there is to decide about a task. Annotators have letters in an order of chance, so that nobody is followed for their
 * name; the decision itself is stored as a resolution.
 */
import { annotatorsById, submittedBytes } from "@/db/queries/annotations";
import { notFound } from "@/lib/core/app-error";
import { peopleFor } from "../blind/people-for";
import { projectWithSchema } from "../projects/projects";
import { requireJudge } from "../resolutions/resolutions";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { alignTask } from "./align-task";

/** Less is aligned in some milliseconds; a few thousand regions are more. */
const SHORT_BYTES = 200_000;

export const getAdjudication: UseCase<"getAdjudication"> = async (context, { params, query }) => {
  const { task, actor, role } = await requireJudge(context, params.task);
  if (task.projectId !== params.project) throw notFound("task");
  const db = context.database.read;
  const { schema } = await projectWithSchema(context, task.projectId);
  const anew = query.second;
  const input = { projectId: task.projectId, taskId: task.id, readerId: actor.id, schema, anew };
  const isShort = (await submittedBytes(db, { taskId: task.id })) <= SHORT_BYTES;
  const aligned = await (isShort ? alignTask(db, input) : runInWorker(context, "alignTask", input));
  if (!query.names) return aligned;
  const annotationIds = aligned.annotators.map(({ annotationId }) => annotationId);
  const annotators = await annotatorsById(db, { annotationIds });
  const people = await peopleFor(context, task.projectId, { actor, role });
  return {
    ...aligned,
    annotators: aligned.annotators.map((one) => {
      const annotator = annotators.get(one.annotationId);
      return { ...one, name: annotator ? people.annotator(annotator).name : null };
    }),
  };
};
