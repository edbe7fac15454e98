/**
 * Questions and rulings. Asking puts the task aside: the lease becomes an assignment, so that the place is neither
 * offered to others nor lost, and the queue hands the task out again, first of all, once the question is closed (see
 * docs/decisions/0009).
 */
import type { Db } from "@/db/client/database";
import { annotationsOfTasks, findOwnAnnotation } from "@/db/queries/annotations";
import { imagesOf } from "@/db/queries/assets";
import { findRule } from "@/db/queries/guidelines";
import { deleteLease } from "@/db/queries/leases";
import { lockProjectRow, updateProject } from "@/db/queries/projects";
import {
  findQuestion,
  insertQuestion,
  listQuestions as listQuestionRows,
  type QuestionRow,
  questionsAbout,
  updateQuestion,
} from "@/db/queries/questions";
import { bringBack, isAssigned, recountTasks } from "@/db/queries/queue";
import { findTask, insertAssignments, lockTask, type TaskRow } from "@/db/queries/tasks";
import { findUser } from "@/db/queries/users";
import type { Question } from "@/lib/contracts/questions";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isManager, requireRole } from "../access";
import { recordEvent } from "../audit";
import { readNumberCursor } from "../cursor";
import { addRule } from "../guidelines/rules";
import { toTaskImage } from "../labeling/label-task";
import type { UseCase } from "../use-case";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";
import { citedBy, toOwnQuestion } from "./own-questions";
import { regionOf } from "./region-of";

/**
 * Keeps the annotator's place on a task they put aside. A lease becomes an assignment, which never runs out; an
 * unfinished draft without a lease gets an assignment when there is room. A submitted annotation holds its place
 * itself.
 * @returns whether the annotator may label the task at all
 */
async function park(db: Db, task: TaskRow, userId: string, nowMs: number): Promise<boolean> {
  const own = { taskId: task.id, userId };
  const locked = await lockTask(db, { taskId: task.id });
  if (!locked) return false;
  const leased = await deleteLease(db, own);
  const annotation = await findOwnAnnotation(db, own);
  const assigned = await isAssigned(db, own);
  if (!leased && !assigned && !annotation) return false;
  const unfinished = annotation === undefined || annotation.state === "draft";
  if (unfinished && (leased || locked.openSlots > 0 || locked.gold))
    await insertAssignments(db, [
      { projectId: task.projectId, ...own, rank: task.queueRank, createdAt: nowMs },
    ]);
  await recountTasks(db, { taskIds: [task.id] });
  return true;
}

export const askQuestion: UseCase<"askQuestion"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "annotator");
  const task = await findTask(context.database.read, { taskId: body.taskId });
  if (!task || task.projectId !== projectId) throw notFound("task");
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    const nowMs = context.now();
    // A caller who may not see the task gets the same error as for a task that does not exist.
    if (!(await park(db, task, actor.id, nowMs))) throw notFound("task");
    const regionId = body.regionId ?? null;
    const asked = await questionsAbout(db, { taskIds: [task.id], userId: actor.id });
    const same = asked.find(
      (one) => one.status === "open" && one.text === body.text && one.regionId === regionId,
    );
    // The client repeats a question when it lost the response to the first request.
    if (same) return toOwnQuestion(same, await citedBy(db, projectId, [same]));
    const row: QuestionRow = {
      id: context.newId(),
      projectId,
      number: project.lastQuestion + 1,
      taskId: task.id,
      regionId,
      text: body.text,
      status: "open",
      askedBy: actor.id,
      createdAt: nowMs,
      ruling: null,
      ruleId: null,
      ruledBy: null,
      ruledAt: null,
    };
    await insertQuestion(db, row);
    await updateProject(db, { projectId, lastQuestion: row.number });
    const event = { projectId, actorId: actor.id, action: "question.ask", target: row.id };
    await recordEvent(db, { ...event, detail: { task: task.id } }, nowMs);
    const payload = { task: { id: task.id, number: task.seq }, question: { id: row.id, number: row.number } };
    await enqueueWebhook(db, { projectId, event: "question.asked", payload }, nowMs, context.newId);
    return toOwnQuestion(row, await citedBy(db, projectId, [row]));
  });
};

type Listed = Awaited<ReturnType<typeof listQuestionRows>>;

async function toQuestions(db: Db, projectId: string, rows: Listed): Promise<Question[]> {
  const cited = await citedBy(
    db,
    projectId,
    rows.map((row) => row.question),
  );
  const images = await imagesOf(db, { taskIds: rows.map((row) => row.task.id) });
  const withRegion = rows.filter((row) => row.question.regionId !== null);
  const answers = await annotationsOfTasks(db, {
    projectId,
    taskIds: [...new Set(withRegion.map((row) => row.task.id))],
  });
  return rows.map(({ question, task, askerName }) => {
    const image = images.get(task.id)?.[0];
    const own = answers.find((one) => one.taskId === task.id && one.userId === question.askedBy);
    return {
      ...toOwnQuestion(question, cited),
      task: {
        id: task.id,
        seq: task.seq,
        preview: task.preview,
        thumbnailUrl: image ? toTaskImage(image.asset).thumbnailUrl : null,
      },
      askedBy: { id: question.askedBy, name: askerName },
      region: own && question.regionId !== null ? regionOf(own.document, question.regionId) : null,
    };
  });
}

export const listQuestions: UseCase<"listQuestions"> = async (context, { params, query }) => {
  const membership = await requireRole(context, params.project, "annotator");
  const limit = query?.limit ?? 100;
  const after = readNumberCursor(query?.cursor);
  const db = context.database.read;
  const rows = await listQuestionRows(db, {
    projectId: params.project,
    status: query?.status,
    askedBy: isManager(membership) ? undefined : membership.actor.id,
    after,
    limit,
  });
  return {
    items: await toQuestions(db, params.project, rows),
    nextCursor: rows.length === limit ? String(rows.at(-1)?.question.number) : null,
  };
};

export const giveRuling: UseCase<"giveRuling"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    const question = await findQuestion(db, { projectId, questionId: params.question });
    if (!project || !question) throw notFound("question");
    if (question.status === "withdrawn") throw new AppError("conflict", say("questions.withdrawn"));
    if (body.ruleId !== undefined && !(await findRule(db, { projectId, ruleId: body.ruleId })))
      throw notFound("rule");
    const made =
      body.rule && (await addRule(context, db, { project, createdBy: actor.id, input: body.rule }));
    const nowMs = context.now();
    const ruled: QuestionRow = {
      ...question,
      status: "answered",
      ruling: body.ruling,
      ruleId: made?.id ?? body.ruleId ?? null,
      ruledBy: actor.id,
      ruledAt: nowMs,
    };
    await updateQuestion(db, ruled);
    await bringBack(db, { taskId: question.taskId, userId: question.askedBy });
    const event = { projectId, actorId: actor.id, action: "question.answer", target: question.id };
    await recordEvent(db, { ...event, detail: { rule: ruled.ruleId } }, nowMs);
    const task = await findTask(db, { taskId: question.taskId });
    const asker = await findUser(db, { userId: question.askedBy });
    if (!task) throw notFound("task");
    const [told] = await toQuestions(db, projectId, [
      { question: ruled, task, askerName: asker?.name ?? "" },
    ]);
    if (!told) throw notFound("question");
    return told;
  });
};

export const withdrawQuestion: UseCase<"withdrawQuestion"> = async (context, { params }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "annotator");
  const { actor } = membership;
  await context.database.write(async (db) => {
    // The same lock as an answer takes, so that one of the two comes first.
    await lockProjectRow(db, { projectId });
    const question = await findQuestion(db, { projectId, questionId: params.question });
    if (!question) throw notFound("question");
    if (question.askedBy !== actor.id)
      throw isManager(membership) ? forbidden(say("questions.otherAsker")) : notFound("question");
    if (question.status === "withdrawn") return;
    if (question.status === "answered") throw new AppError("conflict", say("questions.answered"));
    await updateQuestion(db, { id: question.id, status: "withdrawn" });
    await bringBack(db, { taskId: question.taskId, userId: actor.id });
    const event = { projectId, actorId: actor.id, action: "question.withdraw", target: question.id };
    await recordEvent(db, event, context.now());
  });
  return {};
};
