/** A draft record: one annotator's annotation of one task, kept on this device until the server has it for certain. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { ProblemIssue, Told } from "@/lib/contracts/common";
import { AnnotationState, OwnAnnotation, SKIP_REASONS } from "@/lib/contracts/labeling";
import { canonicalJson } from "@/lib/core/canonical-json";
import { seedFrom } from "@/lib/core/random";
import type { History } from "@/lib/editor/history";

/** Why the server did not take the record; it stays on this device until the annotator decides. */
export const DraftProblem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("conflict"), theirs: OwnAnnotation }),
  z.object({
    kind: z.literal("refused"),
    code: z.string(),
    detail: z.string(),
    key: Told.shape.key,
    params: Told.shape.params,
    issues: z.array(ProblemIssue),
  }),
  /** Removed from the project, or the task is gone. */
  z.object({
    kind: z.literal("gone"),
    detail: z.string(),
    key: Told.shape.key,
    params: Told.shape.params,
  }),
]);
export type DraftProblem = z.infer<typeof DraftProblem>;

/** Steps are made by the editor itself and only ever given back to it. */
const StoredHistory = z.custom<History>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Array.isArray((value as Partial<History>).past) &&
    Array.isArray((value as Partial<History>).future),
);

export const DraftRecord = z.object({
  format: z.literal(1),
  userId: z.string(),
  projectId: z.string(),
  taskId: z.string(),
  seq: z.number(),
  annotationId: z.string(),
  baseRevision: z.number(),
  schemaVersion: z.number(),
  guidelineVersion: z.nullable(z.number()),
  document: AnnotationDocument,
  history: StoredHistory,
  leadTimeMs: z.number(),
  /** What it should become on the server. */
  state: AnnotationState,
  skipReason: z.nullable(z.enum(SKIP_REASONS)),
  skipNote: z.nullable(z.string()),
  /** Counts local changes; `savedVersion` is the last one the server confirmed. */
  version: z.number(),
  savedVersion: z.number(),
  /** The task was open as a submitted one: nothing is sent until it is submitted again. */
  held: z.boolean(),
  /** Place in the outbox of submits and skips; null while it is a draft. */
  outbox: z.nullable(z.number()),
  /** Fingerprints of what was sent on this base revision and never answered; all of it may have arrived. */
  sent: z.array(z.string()),
  problem: z.nullable(DraftProblem),
  updatedAt: z.number(),
});
export type DraftRecord = z.infer<typeof DraftRecord>;

export const isUnsaved = (record: DraftRecord): boolean => record.version > record.savedVersion;

/** Changed after it was submitted: the outbox sends nothing of the change until the annotator submits it again. */
export const isUnsubmitted = (record: DraftRecord): boolean =>
  record.held && record.outbox === null && record.problem === null && isUnsaved(record);

/** No submit or skip any more: the outbox sends nothing of it until the annotator submits or skips again. */
export const takenBack = (record: DraftRecord): DraftRecord => ({
  ...record,
  state: "draft",
  skipReason: null,
  skipNote: null,
  held: true,
  outbox: null,
});

/** Two writes with the same fingerprint say the same thing. */
export function fingerprint(state: AnnotationState, document: AnnotationDocument): string {
  const text = canonicalJson({ state, document });
  // Two independent 32-bit hashes and the length: a clash between one annotator's versions of one task is practically
  // impossible.
  return `${seedFrom(text).toString(36)}-${seedFrom(`${text.length}:${text}`).toString(36)}-${text.length}`;
}
