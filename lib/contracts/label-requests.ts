/** What the label loop sends. Apart from what it receives, since the browser checks only that. */
import * as z from "zod/mini";
import { Id } from "./common";
import { AnnotationState, HAVE_LIMIT, SKIP_REASONS } from "./labeling";

/** The next tasks, beside a write. */
export const NextRequest = z.strictObject({
  count: z._default(z.int().check(z.minimum(1), z.maximum(50)), 3),
  /** Tasks the client holds already; they are not handed out again. */
  have: z._default(z.array(Id).check(z.maxLength(HAVE_LIMIT)), []),
  /** Only tasks that came back to the annotator: with a ruling, from a reviewer, or with other data. */
  back: z.optional(z.boolean()),
});

export const QueueRequest = z.extend(NextRequest, {
  /** Only tasks whose texts hold this, as the search of the task list finds them. */
  search: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
});
export type QueueRequest = z.infer<typeof QueueRequest>;

export const PutAnnotation = z.strictObject({
  annotationId: Id.check(
    z.describe(
      "Made by the client on the first write, the same for every later one; GET …/annotations tells it as annotationId.",
    ),
  ),
  baseRevision: z
    .int()
    .check(z.minimum(0), z.describe("The revision this write was made on; 0 for the first.")),
  state: AnnotationState,
  /** Checked against the schema and the task in the use case. */
  document: z.unknown(),
  /** Time the annotator spent on the task so far, milliseconds, idle time left out. */
  leadTimeMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  schemaVersion: z.int().check(z.minimum(1)),
  /** The guideline the annotator saw; null when none was published. */
  guidelineVersion: z.nullable(z.int().check(z.minimum(1))),
  skipReason: z.optional(z.enum(SKIP_REASONS)),
  skipNote: z.optional(z.string().check(z.maxLength(2000))),
  /** Ask for the next tasks in the same round trip. */
  next: z.optional(NextRequest),
});
export type PutAnnotation = z.infer<typeof PutAnnotation>;

export const ReleaseLease = z.strictObject({
  /** Only if the lease still ends then, Unix ms; another page may have renewed it since. */
  until: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
});
