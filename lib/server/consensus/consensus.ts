/** Methods of consensus over all annotations of a project, for its managers. */
import { countStale } from "@/db/queries/agreement";
import { findTasks } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import { withInputNames } from "@/lib/labels/about";
import { findControl } from "@/lib/labels/schema";
import { requireRole } from "../access";
import { projectWithSchema } from "../projects/projects";
import { PAGE_WAIT_MS, refreshWithin } from "../quality/refresh-agreement";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { hasVotes } from "./crowd-votes-of";

export const getConsensus: UseCase<"getConsensus"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const schema = withInputNames((await projectWithSchema(context, projectId)).schema);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const controls = schema.controls.filter(hasVotes);
  const figures = await runInWorker(context, "consensusFigures", { projectId, controls });
  const db = context.database.read;
  const names = await namesOf(db, {
    userIds: [...new Set(figures.flatMap(({ raters }) => raters.map(({ userId }) => userId)))],
  });
  const taskIds = figures.flatMap(({ methods }) =>
    methods.flatMap(({ differing }) => differing.map(({ taskId }) => taskId)),
  );
  const tasks = await findTasks(db, { projectId, taskIds: [...new Set(taskIds)] });
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return {
    controls: figures.map((one) => ({
      ...one,
      name: findControl(schema, one.control)?.name ?? one.control,
      raters: one.raters.map((rater) => ({ ...rater, name: names.get(rater.userId) ?? "" })),
      methods: one.methods.map((method) => ({
        ...method,
        differing: method.differing.flatMap((differing) => {
          const task = byId.get(differing.taskId);
          return task ? [{ ...differing, seq: task.seq, preview: task.preview }] : [];
        }),
      })),
    })),
    pending: await countStale(db, { projectId }),
  };
};
