/** Earlier versions of a task's data. */
import { versionsOf } from "@/db/queries/task-versions";
import { findTask } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import type { AnnotationState } from "@/lib/contracts/labeling";
import { notFound } from "@/lib/core/app-error";
import { textsOf } from "@/lib/text-forms/shape-texts";
import { requireRole } from "../access";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";

type StoredAnswer = { userId: string; state: AnnotationState };

export const listTaskVersions: UseCase<"listTaskVersions"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const db = context.database.read;
  const task = await findTask(db, { taskId: params.task });
  if (!task || task.projectId !== params.project) throw notFound("task");
  const { schema } = await projectWithSchema(context, params.project);
  const rows = await versionsOf(db, { projectId: task.projectId, taskId: task.id });
  const answersOf = ({ rows: stood }: (typeof rows)[number]) => stood.annotations as StoredAnswer[];
  const userIds = rows.flatMap((row) => [row.replacedBy, ...answersOf(row).map(({ userId }) => userId)]);
  const names = await namesOf(db, { userIds });
  const nameOf = (userId: string) => names.get(userId) ?? "";
  return {
    items: rows.map((row) => ({
      id: row.id,
      version: row.version,
      data: row.data,
      texts: textsOf(schema, row.data),
      replacedAt: row.replacedAt,
      replacedBy: nameOf(row.replacedBy),
      answers: answersOf(row).map(({ userId, state }) => ({
        name: nameOf(userId),
        state,
        carried: row.carried[userId] ?? null,
      })),
    })),
    nextCursor: null,
  };
};
