/** Reviews: accept, reject with a reason, or fix one annotation. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { AnswerReview, FullReview, ReviewDecision } from "./answer-review";
import { AnswerSummary } from "./answer-summary";
import { flag, Id, Paging, TimeMs } from "./common";
import { Cells } from "./list-cells";
import { Columns } from "./list-columns";
import { sharedFilters } from "./tasks";

export const MAX_REASON_CHARS = 2000;

export const CreateReview = z
  .strictObject({
    annotationId: Id,
    /** The revision that was looked at; another one meanwhile is 409. */
    revision: z.int().check(z.minimum(1)),
    decision: ReviewDecision,
    reason: z._default(
      z
        .string()
        .check(z.trim(), z.maxLength(MAX_REASON_CHARS, says("fields.tooLong", { max: MAX_REASON_CHARS }))),
      "",
    ),
    /** The rule the review decision rests on. */
    ruleId: z.optional(Id),
    /** The corrected answer of a fix, checked in the use case. */
    document: z.optional(z.unknown()),
  })
  .check(
    z.refine((body) => body.decision !== "rejected" || body.reason !== "", {
      message: says("reviews.giveText"),
      path: ["reason"],
    }),
    z.refine((body) => (body.decision === "fixed") === (body.document !== undefined), {
      message: says("reviews.fixNeedsDocument"),
      path: ["document"],
    }),
  );

export const ListReviews = z.extend(Paging, {
  status: z._default(z.enum(["waiting", ...ReviewDecision.options]), "waiting"),
  /** Only annotations of this annotator. */
  annotator: z.optional(Id),
  /** Of those that wait: only what came back after the caller had rejected it. */
  back: z.optional(flag()),
  ...sharedFilters,
  /** Columns whose cells come with the items. */
  columns: z.optional(Columns),
  /** A random sample: this share of everybody's answers, in percent; another `seed` is another sample. */
  sample: z.optional(z.coerce.number().check(z.minimum(0.1), z.maximum(100))),
  seed: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9_999))),
});

export type ListReviews = z.infer<typeof ListReviews>;

export const ReviewItem = z.object({
  annotationId: Id,
  /** The revision to review, or the one that was reviewed. */
  revision: z.int(),
  task: z.object({ id: Id, seq: z.int(), preview: z.string(), thumbnailUrl: z.nullable(z.string()) }),
  annotator: z.object({ id: Id, name: z.string() }),
  submittedAt: z.nullable(TimeMs),
  /** What it says, in short; null of one that was sent back, or has changed since it was reviewed. */
  summary: z.nullable(AnswerSummary),
  changedSince: z.boolean(),
  /** Of one that waits: who rejected it before, if anybody did. */
  sentBackBy: z.nullable(z.object({ name: z.string(), own: z.boolean() })),
  /** Of the columns asked for. */
  cells: z.optional(Cells),
  review: z.nullable(AnswerReview),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewList = z.object({
  items: z.array(ReviewItem),
  nextCursor: z.nullable(z.string()),
  /** How many answers wait for this reviewer, counted up to a limit; on the first page only. */
  waiting: z.nullable(z.object({ count: z.int(), isMore: z.boolean() })),
  /** The annotators to filter by; on the first page only. */
  annotators: z.nullable(z.array(z.object({ id: Id, name: z.string() }))),
});
export type ReviewList = z.infer<typeof ReviewList>;

export const ReviewSaved = z.object({ review: FullReview });
export type ReviewSaved = z.infer<typeof ReviewSaved>;
