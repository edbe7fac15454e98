/** Aligns the annotations of a task as a reader sees them; of long ones it runs in the computing thread. */
import type { Db } from "@/db/client/database";
import { annotationsOfTasks } from "@/db/queries/annotations";
import { findResolution } from "@/db/queries/resolutions";
import { latestReviews } from "@/db/queries/reviews";
import { alignAnnotations } from "@/lib/adjudication/align";
import { fitDocument } from "@/lib/annotation/fit-document";
import { documentOf, type Undecidable } from "@/lib/annotation/undecidable";
import type { Adjudication } from "@/lib/contracts/adjudication";
import { newId } from "@/lib/core/ids";
import { letterName } from "@/lib/core/letter-name";
import { seededRandom, seedFrom, shuffled } from "@/lib/core/random";
import type { LabelSchema } from "@/lib/labels/schema";
import { annotationCounter } from "../labeling/counted-annotations";

/** Labels may have been removed since. */
const isKnown = (schema: LabelSchema) => {
  const controls = new Set(schema.controls.map(({ id }) => id));
  return (one: Undecidable) =>
    controls.has(one.control) &&
    fitDocument(documentOf([one]), schema).document.regions.length === (one.region ? 1 : 0);
};

/** `anew`: as if nobody had decided. */
type Input = { projectId: string; taskId: string; readerId: string; schema: LabelSchema; anew?: boolean };

/** Names are left open: they are read where somebody asks for them. */
export async function alignTask(
  db: Db,
  { projectId, taskId, readerId, schema, anew = false }: Input,
): Promise<Adjudication> {
  const rows = await annotationsOfTasks(db, { projectId, taskIds: [taskId] });
  const { count } = await annotationCounter(db, { projectId });
  const { counted } = await count(rows.filter(({ state }) => state === "submitted"));
  const reviews = await latestReviews(db, { annotationIds: counted.map(({ id }) => id) });
  const resolution = anew ? undefined : await findResolution(db, { taskId });
  const order = shuffled(
    counted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seededRandom(seedFrom(`${taskId} ${readerId}`)),
  );
  const given = order.map((row, place) => {
    const review = reviews.get(row.id);
    const isCorrected = review?.decision === "fixed" && review.revision === row.revision;
    return {
      by: letterName(place),
      // As its review has left it, and as far as the present labels take it.
      document: fitDocument((isCorrected && review.document) || row.document, schema).document,
      isNew: resolution === undefined || (row.submittedAt ?? 0) > resolution.updatedAt,
    };
  });
  const decided = resolution ? fitDocument(resolution.document, schema).document : null;
  const undecidable = (resolution?.undecidable ?? []).filter(isKnown(schema));
  return {
    annotators: order.map(({ id }, place) => ({ letter: letterName(place), annotationId: id, name: null })),
    ...alignAnnotations(schema, given, { decided, undecidable, newId }),
    undecidable,
    baseRevision: resolution?.revision ?? 0,
    rule: resolution?.ruleId ?? null,
    note: resolution?.note ?? "",
  };
}
