/** What waits for adjudication in a project, and how far second decisions agree with the first. */
import { heldByOthers } from "@/db/queries/adjudication-holds";
import { openInSample, sampleCounts } from "@/db/queries/second-resolutions";
import { findTasks } from "@/db/queries/tasks";
import { waitingTasks } from "@/db/queries/waiting-tasks";
import { isMeasured } from "@/lib/agreement/agreement";
import { WAITING_SHOWN } from "@/lib/contracts/adjudication";
import { withInputNames } from "@/lib/labels/about";
import { findControl } from "@/lib/labels/schema";
import { isManager, requireRole } from "../access";
import { projectWithSchema } from "../projects/projects";
import { PAGE_WAIT_MS, refreshWithin } from "../quality/refresh-agreement";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";

export const getAdjudicationOverview: UseCase<"getAdjudicationOverview"> = async (
  context,
  { params, query },
) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const ownAlso = isManager(membership);
  const { id: userId } = membership.actor;
  const schema = withInputNames((await projectWithSchema(context, projectId)).schema);
  if (query.figures) await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const db = context.database.read;
  const controlIds = schema.controls.filter(isMeasured).map(({ id }) => id);
  const waiting = await waitingTasks(db, {
    projectId,
    controlIds,
    limit: WAITING_SHOWN,
    ...(!ownAlso && { userId }),
  });
  const { resolved, drawable, sampled, done } = await sampleCounts(db, { projectId });
  const open = sampled > done ? await openInSample(db, { projectId, userId, ownAlso }) : [];
  const twice =
    done > 0 && query.figures
      ? await runInWorker(context, "secondAgreement", { projectId, schema })
      : { questions: [], differing: [] };
  const shown = twice.differing.slice(0, WAITING_SHOWN);
  const tasks = await findTasks(db, { projectId, taskIds: shown.map(({ taskId }) => taskId) });
  const seqOf = new Map(tasks.map(({ id, seq }) => [id, seq]));
  const holders = await heldByOthers(db, {
    ...{ userId, nowMs: context.now() },
    taskIds: waiting.map(({ id }) => id),
  });
  return {
    waiting: waiting.map((one) => ({ ...one, heldBy: holders.get(one.id)?.name ?? null })),
    resolved,
    second: {
      ...{ drawable, sampled, done, open },
      questions: twice.questions.map((one) => ({
        ...one,
        name: findControl(schema, one.control)?.name ?? one.control,
      })),
      differing: shown.map(({ taskId, disagreement }) => ({
        ...{ id: taskId, seq: seqOf.get(taskId) ?? 0 },
        disagreement,
      })),
    },
  };
};
