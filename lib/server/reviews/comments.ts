/**
 * Comments on annotations: reviewers and managers on those of others, annotators on their own. Who labels the task now sees
 * those of others as little as the annotations themselves.
 */
import type { Db } from "@/db/client/database";
import {
  type AnnotationRow,
  annotationsOfTasks,
  findAnnotation,
  findOwnAnnotation,
} from "@/db/queries/annotations";
import { commentsOn, findThread, insertComment, repliesTo, setResolved } from "@/db/queries/comments";
import type { TaskRow } from "@/db/queries/tasks";
import { REPLIES_SHOWN } from "@/lib/contracts/comments";
import { invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isManager, type Membership, requireRole } from "../access";
import { type PeopleFor, peopleFor } from "../blind/people-for";
import type { Context } from "../context";
import { requireTask } from "../labeling/queue";
import type { UseCase } from "../use-case";
import { authorOf, toThreads } from "./comment-threads";
import { requireNotLabeling } from "./requires";

async function enter(context: Context, taskId: string) {
  const { task } = await requireTask(context, taskId);
  const membership: Membership = await requireRole(context, task.projectId, "annotator");
  return { task, membership };
}

/** The annotations of the task whose comments the reader may see. */
async function visible(
  context: Context,
  membership: Membership,
  { id: taskId, projectId }: Pick<TaskRow, "id" | "projectId">,
  ownOnly: boolean,
): Promise<Pick<AnnotationRow, "id">[]> {
  const db = context.database.read;
  const own = await findOwnAnnotation(db, { taskId, userId: membership.actor.id });
  if (ownOnly || membership.role === "annotator") return own ? [own] : [];
  await requireNotLabeling(db, membership, taskId);
  return annotationsOfTasks(db, { projectId, taskIds: [taskId] });
}

export const listComments: UseCase<"listComments"> = async (context, { params, query }) => {
  const { task, membership } = await enter(context, params.task);
  const annotations = await visible(context, membership, task, query.own);
  if (annotations.length === 0 && membership.role === "annotator") throw notFound("task");
  const annotationIds = annotations.map(({ id }) => id);
  const rows = await commentsOn(context.database.read, { annotationIds });
  const people = await peopleFor(context, task.projectId, membership);
  return { threads: toThreads(rows, membership.actor.id, people) };
};

/** What somebody who reviews is answered: seen by them without opening each review again. */
export const listCommentReplies: UseCase<"listCommentReplies"> = async (context, { params }) => {
  const membership = await requireRole(context, params.project, "reviewer");
  const rows = await repliesTo(context.database.read, {
    ...{ projectId: params.project, userId: membership.actor.id, ownAlso: isManager(membership) },
    limit: REPLIES_SHOWN + 1,
  });
  const people = await peopleFor(context, params.project, membership);
  return {
    items: rows.slice(0, REPLIES_SHOWN).map(({ seq, ...comment }) => ({
      threadId: comment.threadId,
      annotationId: comment.annotationId,
      task: { id: comment.taskId, seq },
      by: authorOf(comment, people),
      text: comment.text,
      createdAt: comment.createdAt,
    })),
    isMore: rows.length > REPLIES_SHOWN,
  };
};

/** The annotation, when the caller may comment on it. */
async function requireCommentable(
  context: Context,
  taskId: string,
  annotationId: string,
): Promise<{ annotation: AnnotationRow; membership: Membership }> {
  const { task, membership } = await enter(context, taskId);
  const annotation = await findAnnotation(context.database.read, { annotationId });
  if (!annotation || annotation.taskId !== task.id) throw notFound("answer");
  if (annotation.userId !== membership.actor.id) {
    if (membership.role === "annotator") throw notFound("answer");
    await requireNotLabeling(context.database.read, membership, task.id);
  }
  return { annotation, membership };
}

async function oneThread(
  db: Db,
  { threadId, annotationId }: { threadId: string; annotationId: string },
  readerId: string,
  people: PeopleFor,
) {
  const rows = (await commentsOn(db, { annotationIds: [annotationId] })).filter(
    (row) => row.threadId === threadId,
  );
  const [thread] = toThreads(rows, readerId, people);
  if (!thread) throw notFound("thread");
  return thread;
}

export const createComment: UseCase<"createComment"> = async (context, { params, body }) => {
  const { annotation, membership } = await requireCommentable(context, params.task, body.annotationId);
  const { actor } = membership;
  if (body.regionId !== undefined && !annotation.document.regions.some(({ id }) => id === body.regionId))
    throw invalid("regionId", say("reviews.noSuchRegion"));
  const people = await peopleFor(context, annotation.projectId, membership);
  return context.database.write(async (db) => {
    const begun = body.threadId === undefined ? undefined : await findThread(db, { threadId: body.threadId });
    if (body.threadId !== undefined && begun?.annotationId !== annotation.id) throw notFound("thread");
    const id = context.newId();
    const threadId = begun?.id ?? id;
    await insertComment(db, {
      ...{ id, threadId, projectId: annotation.projectId, taskId: annotation.taskId },
      ...{ annotationId: annotation.id, regionId: begun ? begun.regionId : (body.regionId ?? null) },
      ...{ authorId: actor.id, text: body.text, createdAt: context.now() },
      ...{ resolvedAt: null, resolvedBy: null },
    });
    // Who replies has something to say yet.
    if (begun?.resolvedAt) await setResolved(db, { threadId, resolvedAt: null, resolvedBy: null });
    return oneThread(db, { threadId, annotationId: annotation.id }, actor.id, people);
  });
};

export const patchThread: UseCase<"patchThread"> = async (context, { params, body }) => {
  const thread = await findThread(context.database.read, { threadId: params.thread });
  if (!thread || thread.taskId !== params.task) throw notFound("thread");
  const { membership } = await requireCommentable(context, params.task, thread.annotationId);
  const { id: userId } = membership.actor;
  const people = await peopleFor(context, thread.projectId, membership);
  return context.database.write(async (db) => {
    await setResolved(db, {
      threadId: thread.id,
      ...(body.resolved
        ? { resolvedAt: context.now(), resolvedBy: userId }
        : { resolvedAt: null, resolvedBy: null }),
    });
    return oneThread(db, { threadId: thread.id, annotationId: thread.annotationId }, userId, people);
  });
};
