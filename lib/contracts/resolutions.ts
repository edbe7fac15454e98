/** The final answer of a task, decided by a person. */

import { z } from "zod";
import { AnnotationDocument } from "@/lib/annotation/document";
import { says } from "@/lib/core/message";
import { Id, TimeMs } from "./common";

export const PutResolution = z
  .strictObject({
    /** The revision this decision was made on; 0 when the task had none. */
    baseRevision: z.int().min(0),
    /** Take this answer as it stands … */
    annotationId: Id.optional(),
    /** … at the revision that was looked at. */
    annotationRevision: z.int().min(1).optional(),
    /** Or give the final answer itself; checked against the schema and the task in the use case. */
    document: z.unknown().optional(),
    /** The rule the decision rests on. */
    ruleId: Id.optional(),
    note: z.string().trim().max(2000).default(""),
  })
  .refine(
    (body) =>
      (body.annotationId !== undefined && body.annotationRevision !== undefined) !==
      (body.document !== undefined),
    says("reviews.documentOrAnnotation"),
  );
export type PutResolution = z.infer<typeof PutResolution>;

export const Resolution = z.object({
  taskId: Id,
  revision: z.int(),
  document: AnnotationDocument,
  schemaVersion: z.int(),
  /** Taken from one answer as it stands, or drawn up by the person who decided. */
  method: z.enum(["chosen", "edited"]),
  annotationId: Id.nullable(),
  annotationRevision: z.int().nullable(),
  rule: z.object({ id: Id, code: z.string(), title: z.string() }).nullable(),
  note: z.string(),
  resolvedBy: z.string(),
  updatedAt: TimeMs,
});
export type Resolution = z.infer<typeof Resolution>;
