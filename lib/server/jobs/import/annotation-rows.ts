/** The rows of an annotation that an import writes. */
import type { Db } from "@/db/client/database";
import type { AnnotationState } from "@/db/schema/annotations";
import { keepJsonText } from "@/db/schema/json-text";
import { canonicalJson } from "@/lib/core/canonical-json";
import { hashWritten } from "../../labeling/update-counters";
import type { ReadyLabels } from "./row-labels";

export type AnnotationInsert = Db["t"]["annotation"]["$inferInsert"];
export type RevisionInsert = Db["t"]["annotationRevision"]["$inferInsert"];

type Ids = Pick<AnnotationInsert, "id" | "projectId" | "taskId" | "userId" | "schemaVersion"> & {
  importJobId: string;
};

type Written = Pick<ReadyLabels, "document" | "leadTimeMs"> & {
  state: AnnotationState;
  /** Null: now. */
  createdAt: number | null;
};

/** An annotation and its first revision. Members are written out: copies of objects cost more here than the rows. */
export function annotationRows(
  ids: Ids,
  { state, document: given, createdAt, leadTimeMs }: Written,
  nowMs: number,
) {
  const { id, projectId, taskId, userId, schemaVersion, importJobId } = ids;
  const at = createdAt ?? nowMs;
  const text = canonicalJson(given);
  const document = keepJsonText(given, text);
  const annotation: AnnotationInsert = {
    id,
    projectId,
    taskId,
    userId,
    state,
    revision: 1,
    document,
    schemaVersion,
    guidelineVersion: null,
    leadTimeMs,
    skipReason: state === "skipped" ? "other" : null,
    skipNote: null,
    late: false,
    reviewDue: state === "submitted",
    importJobId,
    createdAt: at,
    updatedAt: at,
    submittedAt: state === "submitted" ? at : null,
  };
  const revision: RevisionInsert = {
    annotationId: id,
    revision: 1,
    projectId,
    state,
    document,
    hash: hashWritten({ state, text, schemaVersion }),
    schemaVersion,
    guidelineVersion: null,
    leadTimeMs,
    createdAt: at,
  };
  return { annotation, revision };
}
