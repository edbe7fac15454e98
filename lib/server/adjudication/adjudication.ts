/**
 * What there is to decide about a task. Annotators have letters in an order of chance, so that nobody is followed for their
 * name; the decision itself is stored as a resolution.
 */
import { answersOf } from "@/db/queries/annotations";
import { findResolution } from "@/db/queries/resolutions";
import { latestReviews } from "@/db/queries/reviews";
import { alignAnnotations } from "@/lib/adjudication/align";
import { fitDocument } from "@/lib/annotation/fit-document";
import { notFound } from "@/lib/core/app-error";
import { seededRandom, seedFrom, shuffled } from "@/lib/core/random";
import { annotationCounter } from "../labeling/counted-annotations";
import { projectWithSchema } from "../projects/projects";
import { requireJudge } from "../resolutions/resolutions";
import type { UseCase } from "../use-case";

/** A, B, … Z, AA, AB … */
export function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

export const getAdjudication: UseCase<"getAdjudication"> = async (context, { params, query }) => {
  const { task, actor } = await requireJudge(context, params.task);
  if (task.projectId !== params.project) throw notFound("task");
  const db = context.database.read;
  const of = { projectId: task.projectId, taskIds: [task.id] };
  const rows = await answersOf(db, of);
  const names = new Map(rows.map(({ annotation, name }) => [annotation.id, name]));
  const submitted = rows.map(({ annotation }) => annotation).filter(({ state }) => state === "submitted");
  const { count } = await annotationCounter(db, of);
  const { counted } = await count(submitted);
  const reviews = await latestReviews(db, { annotationIds: counted.map(({ id }) => id) });
  const resolution = await findResolution(db, { taskId: task.id });
  const { schema } = await projectWithSchema(context, task.projectId);
  const order = shuffled(
    counted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seededRandom(seedFrom(`${task.id} ${actor.id}`)),
  );
  const given = order.map((row, place) => {
    const review = reviews.get(row.id);
    const isCorrected = review?.decision === "fixed" && review.revision === row.revision;
    return {
      by: letterOf(place),
      // As its review has left it, and as far as the present labels take it.
      document: fitDocument((isCorrected && review.document) || row.document, schema).document,
      isNew: resolution === undefined || (row.submittedAt ?? 0) > resolution.updatedAt,
    };
  });
  const decided = resolution ? fitDocument(resolution.document, schema).document : null;
  return {
    annotators: order.map(({ id }, place) => ({
      letter: letterOf(place),
      annotationId: id,
      name: query.names ? (names.get(id) ?? null) : null,
    })),
    ...alignAnnotations(schema, given, { decided, newId: context.newId }),
    baseRevision: resolution?.revision ?? 0,
    rule: resolution?.ruleId ?? null,
    note: resolution?.note ?? "",
  };
};
