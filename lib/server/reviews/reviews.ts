/**
 * Reviews of submitted annotations. An annotator can no longer change an accepted or fixed annotation; a rejected one
 * goes back to them as a draft and keeps its place. One review per revision: the reviewer may change the review
 * decision until the annotator has gone on, and the audit keeps every decision.
 */
import type { Db } from "@/db/client/database";
import { findAnnotation } from "@/db/queries/annotations";
import { imagesOf } from "@/db/queries/assets";
import { findRule } from "@/db/queries/guidelines";
import { listMembers } from "@/db/queries/members";
import { findProject } from "@/db/queries/projects";
import {
  type AboutAnswers,
  answersByIds,
  countOfWaiting,
  latestReviews,
  listReviews as listReviewRows,
  waitingAnswers,
  waitingIds,
} from "@/db/queries/reviews";
import { findTask, findTasks, lockTask } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import type { ListReviews, ReviewItem } from "@/lib/contracts/reviews";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { sampleStretches } from "@/lib/core/id-sample";
import { say } from "@/lib/core/message";
import { isManager, type Membership, requireRole } from "../access";
import { peopleFor } from "../blind/people-for";
import type { Context } from "../context";
import { readTimeCursor, writeTimeCursor } from "../cursor";
import { toTaskImage } from "../labeling/label-task";
import { requireDocument } from "../labeling/require-document";
import { judgementHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import { listCells } from "../tasks/list-cells";
import { answerSummaries } from "../tasks/task-summaries";
import { prepareFilter, taskWhere } from "../tasks/task-where";
import type { UseCase } from "../use-case";
import { toAnswerReviews } from "./answer-reviews";
import { requireNotLabeling } from "./requires";
import { reviewAnnotation } from "./review-annotation";

const COUNTED_MOST = 1_000;
/** Where a filter names somebody whom the reader was never told of. */
const NOBODY = "nobody";

export const createReview: UseCase<"createReview"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const { actor } = membership;
  const read = context.database.read;
  const answer = await findAnnotation(read, { annotationId: body.annotationId });
  const task = answer && (await findTask(read, { taskId: answer.taskId }));
  const project = await findProject(read, { projectId });
  if (!task || !project || answer.projectId !== projectId) throw notFound("answer");
  if (answer.userId === actor.id) throw forbidden(say("reviews.ownWork"));
  const fixed =
    body.decision === "fixed"
      ? await requireDocument(context, task, {
          schemaVersion: project.schemaVersion,
          document: body.document,
          completeness: "submitted",
        })
      : null;
  return context.database.write(async (db) => {
    const { schemaVersion } = project;
    if (fixed) await requireSchemaVersion(db, { projectId, schemaVersion }, judgementHasOldLabels);
    await lockTask(db, { taskId: task.id });
    const existing = await findAnnotation(db, { annotationId: answer.id });
    if (!existing) throw notFound("answer");
    await requireNotLabeling(db, membership, task.id);
    if (existing.revision !== body.revision)
      throw new AppError("stale_revision", say("reviews.stale"), {
        extra: { currentRevision: existing.revision },
      });
    if (existing.state !== "submitted") throw new AppError("conflict", say("reviews.notSubmitted"));
    if (body.ruleId !== undefined && !(await findRule(db, { projectId, ruleId: body.ruleId })))
      throw notFound("rule");
    const row = await reviewAnnotation(context, db, {
      task,
      existing,
      decision: body.decision,
      reason: body.reason,
      ruleId: body.ruleId ?? null,
      fixed: fixed && { document: fixed, schemaVersion },
      reviewerId: actor.id,
      timeZone: context.timeZone,
    });
    const [review] = await toAnswerReviews(db, projectId, [row]);
    if (!review) throw new AppError("internal", say("reviews.notShown", { id: row.id }));
    return { review };
  });
};

/** What the query asks of tasks and labels, brought up to date; undefined where it asks nothing. */
async function askedAbout(
  context: Context,
  projectId: string,
  query: Partial<ListReviews> = {},
): Promise<AboutAnswers | undefined> {
  const { label, sample: percent, seed = 0, ...filter } = query;
  const sample = percent === undefined ? undefined : sampleStretches(percent, seed);
  const { group, search, agreement } = taskWhere(projectId, {
    group: filter.group,
    search: filter.search,
    agreementOn: filter.agreementOn,
    agreementFrom: filter.agreementFrom,
    agreementBelow: filter.agreementBelow,
  });
  if ([label, group, search, agreement, sample].every((part) => part === undefined)) return undefined;
  await prepareFilter(context, {
    projectId,
    agreement,
    ...(label === undefined ? {} : { label: { key: label } }),
  });
  return { label, group, search, agreement, sample };
}

type Waiting = Parameters<typeof waitingAnswers>[1];

/** Where few of those that wait may match, they are looked for without making others wait. */
async function findWaiting({ database: { read, scan } }: Context, page: Waiting) {
  if (page.about === undefined) return waitingAnswers(read, page);
  const ids = await scan<{ id: string }>(waitingIds(read, page));
  return answersByIds(read, { annotationIds: ids.map(({ id }) => id) });
}

type SentBack = NonNullable<ReviewItem["sentBackBy"]>;

/** By annotation, who rejected it before it was submitted again. */
async function sentBackBefore(
  db: Db,
  { actor }: Membership,
  rows: readonly { annotationId: string }[],
): Promise<Map<string, SentBack>> {
  const latest = await latestReviews(db, { annotationIds: rows.map(({ annotationId }) => annotationId) });
  const rejected = [...latest].filter(([, { decision }]) => decision === "rejected");
  const names = await namesOf(db, { userIds: rejected.map(([, { reviewerId }]) => reviewerId) });
  return new Map(
    rejected.map(([annotationId, { reviewerId }]) => [
      annotationId,
      { name: names.get(reviewerId) ?? "", own: reviewerId === actor.id },
    ]),
  );
}

export const listReviews: UseCase<"listReviews"> = async (context, { params, query }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const db = context.database.read;
  const limit = query?.limit ?? 100;
  const status = query?.status ?? "waiting";
  const cursor = readTimeCursor(query?.cursor);
  const blind = !isManager(membership);
  const people = await peopleFor(context, projectId, membership);
  const annotator = query?.annotator && (people.userOf(query.annotator) ?? NOBODY);
  const about = await askedAbout(context, projectId, query);
  const whose = { projectId, reviewerId: membership.actor.id, blind, annotator, about };
  const waiting = { ...whose, back: query?.back };
  const rows =
    status === "waiting"
      ? (await findWaiting(context, { ...waiting, after: cursor, limit })).map((row) => ({
          ...row,
          changedSince: false,
          review: null,
        }))
      : await listReviewRows(db, { ...whose, decision: status, before: cursor, limit });
  const sentBack =
    status === "waiting" ? await sentBackBefore(db, membership, rows) : new Map<string, SentBack>();
  const reviewed = rows.flatMap((row) => row.review ?? []);
  // A page of corrections may weigh a lot.
  const told = (await toAnswerReviews(db, projectId, reviewed)).map(({ document: _, ...review }) => review);
  const taskIds = [...new Set(rows.map((row) => row.taskId))];
  const images = await imagesOf(db, { taskIds });
  const summaries = await answerSummaries(context, { projectId, taskIds });
  const cellsOf = await listCells(context, projectId, {
    columns: query?.columns,
    rowsOf: () => findTasks(db, { projectId, taskIds }),
    people,
  });
  const items = rows.map((row): ReviewItem => {
    const said = summaries.get(`${row.taskId} ${row.userId}`);
    const image = images.get(row.taskId)?.[0];
    const at = row.review === null ? -1 : reviewed.indexOf(row.review);
    return {
      annotationId: row.annotationId,
      revision: row.revision,
      task: {
        id: row.taskId,
        seq: row.seq,
        preview: row.preview,
        thumbnailUrl: image ? toTaskImage(image.asset).thumbnailUrl : null,
      },
      annotator: people.annotator({ id: row.userId, name: row.name }),
      submittedAt: row.submittedAt,
      // What stands there now is not what the decision was about.
      summary: row.changedSince ? null : (said?.all ?? null),
      changedSince: Boolean(row.changedSince),
      sentBackBy: sentBack.get(row.annotationId) ?? null,
      ...(cellsOf && { cells: cellsOf(row.taskId, (control) => said?.of(control) ?? null) }),
      review: told[at] ?? null,
    };
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const end =
    last &&
    (last.review
      ? { at: last.review.createdAt, id: last.review.id }
      : { at: last.submittedAt ?? 0, id: last.annotationId });
  const first = cursor === undefined;
  const [counted] = first
    ? await context.database.scan<{ answers: number }>(
        countOfWaiting(db, { ...waiting, most: COUNTED_MOST + 1 }),
      )
    : [];
  const count = Number(counted?.answers ?? 0);
  const members = first ? await listMembers(db, { projectId }) : [];
  return {
    items,
    nextCursor: end ? writeTimeCursor(end) : null,
    waiting: first ? { count: Math.min(count, COUNTED_MOST), isMore: count > COUNTED_MOST } : null,
    annotators: first
      ? people.all(
          members
            .filter(({ userId }) => userId !== membership.actor.id)
            .map(({ userId: id, name }) => ({ id, name })),
        )
      : null,
  };
};
