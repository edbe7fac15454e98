/** What an annotator has done, and what is left for them. */
import { imagesOf } from "@/db/queries/assets";
import { findMembership } from "@/db/queries/members";
import { ownOpenWork, ownWork, ownWorkIds } from "@/db/queries/own-work";
import { latestReviews } from "@/db/queries/reviews";
import { heldKeys } from "@/lib/annotation/held-keys";
import type { ListOwnWork, OwnWorkItem } from "@/lib/contracts/own-work";
import { NO_LIMITS } from "@/lib/distribution/work-limits";
import { summarize } from "@/lib/labels/answer-summary";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { requireProject, requireRole } from "../access";
import { namesOfAnswers } from "../candidates/names-of-answers";
import type { Context } from "../context";
import { readTimeCursor, type TimeCursor, writeTimeCursor } from "../cursor";
import { reachedBy, workLimitOf } from "../distribution/work-limit";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { toTaskImage } from "./label-task";
import { labelProgress, trueProgress } from "./progress";

/** As many annotations as one request looks into for a label. */
const LOOKED_INTO = 2_000;
const AT_ONCE = 200;

type Row = Awaited<ReturnType<typeof ownWork>>[number];

/** The names of linked candidates stand beside the schema, so that the summaries can say them. */
async function toItems(context: Context, projectId: string, rows: Row[]): Promise<OwnWorkItem[]> {
  const db = context.database.read;
  const { schema: plain } = await projectWithSchema(context, projectId);
  const documents = rows.map(({ annotation }) => annotation.document);
  const schema = withCandidateNames(
    plain,
    await namesOfAnswers(context.database, { projectId, schema: plain }, documents),
  );
  const images = await imagesOf(db, { taskIds: rows.map(({ annotation }) => annotation.taskId) });
  const reviews = await latestReviews(db, { annotationIds: rows.map(({ annotation }) => annotation.id) });
  return rows.map(({ annotation, seq, externalId, preview, waiting, comments }) => {
    const image = images.get(annotation.taskId)?.[0];
    const review = reviews.get(annotation.id);
    return {
      taskId: annotation.taskId,
      seq,
      externalId,
      preview,
      thumbnailUrl: image ? toTaskImage(image.asset).thumbnailUrl : null,
      state: annotation.state,
      summary: summarize(schema, annotation.document),
      review: review ? { decision: review.decision, reason: review.reason } : null,
      waiting,
      comments,
      leadTimeMs: annotation.leadTimeMs,
      updatedAt: annotation.updatedAt,
    };
  });
}

const narrowedTo = (state: ListOwnWork["state"]) => {
  if (state === "waiting") return { waiting: true };
  if (state === "commented") return { commented: true };
  return state === "returned" ? { state: "draft" as const, returned: true } : { state };
};

type Page = { rows: Row[]; next: TimeCursor | undefined };

/** Rows of one look, and where the next one goes on; a label is looked for in the documents themselves. */
async function lookUp(
  { database }: Context,
  who: { projectId: string; userId: string },
  { label, state, search, limit }: Pick<ListOwnWork, "label" | "state" | "search" | "limit">,
  before: TimeCursor | undefined,
): Promise<Page> {
  const found: Row[] = [];
  let at = before;
  for (let seen = 0; seen < LOOKED_INTO; ) {
    const many = label === undefined ? limit : AT_ONCE;
    const query = ownWorkIds(database.read, {
      ...who,
      ...narrowedTo(state),
      search,
      before: at,
      limit: many,
    });
    const annotationIds = (await database.scan<{ id: string }>(query)).map(({ id }) => id);
    for (const row of await ownWork(database.read, { annotationIds })) {
      at = { at: row.annotation.updatedAt, id: row.annotation.id };
      if (label === undefined || heldKeys(row.annotation.document).has(label)) found.push(row);
      if (found.length === limit) return { rows: found, next: at };
    }
    seen += annotationIds.length;
    if (annotationIds.length < many) return { rows: found, next: undefined };
  }
  return { rows: found, next: at };
}

export const listOwnWork: UseCase<"listOwnWork"> = async (context, { params, query }) => {
  const { actor } = await requireRole(context, params.project, "annotator");
  const who = { projectId: params.project, userId: actor.id };
  const { rows, next } = await lookUp(context, who, query, readTimeCursor(query.cursor));
  return {
    items: await toItems(context, params.project, rows),
    nextCursor: next ? writeTimeCursor(next) : null,
  };
};

export const getOwnProgress: UseCase<"getOwnProgress"> = async (context, { params }) => {
  const { actor, project, role } = await requireProject(context, params.project, "annotator");
  const who = { projectId: params.project, userId: actor.id };
  const membership = await findMembership(context.database.read, who);
  const progress = await labelProgress(context, who, membership);
  const limit = workLimitOf(context, project, { role, membership });
  return {
    limits: limit?.limits ?? NO_LIMITS,
    reached: limit && membership ? reachedBy(limit, membership) : null,
    ...(await trueProgress(context, who, { progress, isEnd: false })),
    ...(await ownOpenWork(context.database.read, who)),
  };
};
