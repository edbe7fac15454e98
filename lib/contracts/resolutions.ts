/** The resolution of a task. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { MAX_UNDECIDABLE, Undecidable } from "@/lib/annotation/undecidable";
import { says } from "@/lib/core/message";
import { Id, TimeMs } from "./common";

export const PutResolution = z
  .strictObject({
    /** The revision this decision was made on; 0 when the task had none. */
    baseRevision: z.int().check(z.minimum(0)),
    /** Take this answer as it stands … */
    annotationId: z.optional(Id),
    /** … at the revision that was looked at. */
    annotationRevision: z.optional(z.int().check(z.minimum(1))),
    /** Or give the final answer itself; checked against the schema and the task in the use case. */
    document: z.optional(z.unknown()),
    /** Beside a document: what cannot be decided. It has no answer to these questions, and these objects are not in it. */
    undecidable: z._default(z.array(Undecidable).check(z.maxLength(MAX_UNDECIDABLE)), []),
    /** The rule the decision rests on. */
    ruleId: z.optional(Id),
    note: z._default(z.string().check(z.trim(), z.maxLength(2000)), ""),
  })
  .check(
    z.refine(
      (body) =>
        (body.annotationId !== undefined && body.annotationRevision !== undefined) !==
        (body.document !== undefined),
      says("reviews.documentOrAnnotation"),
    ),
    z.refine(
      (body) => body.document !== undefined || body.undecidable.length === 0,
      says("reviews.undecidableNeedsDocument"),
    ),
  );
export type PutResolution = z.infer<typeof PutResolution>;

export const Resolution = z.object({
  taskId: Id,
  revision: z.int(),
  document: AnnotationDocument,
  /** What cannot be decided: questions without an answer, and objects that are not in the document. */
  undecidable: z.array(Undecidable),
  schemaVersion: z.int(),
  /** Taken from one annotation as it stands, or edited by the reviewer or manager. */
  method: z.enum(["chosen", "edited"]),
  annotationId: z.nullable(Id),
  annotationRevision: z.nullable(z.int()),
  rule: z.nullable(z.object({ id: Id, code: z.string(), title: z.string() })),
  note: z.string(),
  resolvedBy: z.string(),
  updatedAt: TimeMs,
});
export type Resolution = z.infer<typeof Resolution>;

/** The second decision on a task of the sample, made without sight of the first. */
export const PutSecondResolution = z.strictObject({
  document: z.unknown(),
  undecidable: z._default(z.array(Undecidable).check(z.maxLength(MAX_UNDECIDABLE)), []),
});
export const SecondResolution = z.object({
  document: AnnotationDocument,
  undecidable: z.array(Undecidable),
  resolvedBy: z.string(),
  updatedAt: TimeMs,
});
export type SecondResolution = z.infer<typeof SecondResolution>;
