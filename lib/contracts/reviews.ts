/** Reviews: accept, reject with a reason, or fix one annotation. */

import { z } from "zod";
import { says } from "@/lib/core/message";
import { AnswerReview, FullReview, ReviewVerdict } from "./answer-review";
import { Id, Paging, TimeMs } from "./common";

export const MAX_REASON_CHARS = 2000;

export const CreateReview = z
  .strictObject({
    annotationId: Id,
    /** The revision that was looked at; another one meanwhile is 409. */
    revision: z.int().min(1),
    verdict: ReviewVerdict,
    reason: z
      .string()
      .trim()
      .max(MAX_REASON_CHARS, says("fields.tooLong", { max: MAX_REASON_CHARS }))
      .default(""),
    /** The rule the verdict rests on. */
    ruleId: Id.optional(),
    /** The corrected answer of a fix, checked in the use case. */
    document: z.unknown().optional(),
  })
  .refine((body) => body.verdict !== "rejected" || body.reason !== "", {
    message: says("reviews.giveText"),
    path: ["reason"],
  })
  .refine((body) => (body.verdict === "fixed") === (body.document !== undefined), {
    message: says("reviews.fixNeedsDocument"),
    path: ["document"],
  });

export const ListReviews = Paging.extend({
  status: z.enum(["waiting", ...ReviewVerdict.options]).default("waiting"),
  /** Only answers of this person. */
  annotator: Id.optional(),
});

export type ListReviews = z.infer<typeof ListReviews>;

export const ReviewItem = z.object({
  annotationId: Id,
  /** The revision to review, or the one that was reviewed. */
  revision: z.int(),
  task: z.object({ id: Id, seq: z.int(), preview: z.string(), thumbnailUrl: z.string().nullable() }),
  annotator: z.object({ id: Id, name: z.string() }),
  submittedAt: TimeMs.nullable(),
  review: AnswerReview.nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewList = z.object({
  items: z.array(ReviewItem),
  nextCursor: z.string().nullable(),
  /** How many answers wait for this reviewer, counted up to a limit; on the first page only. */
  waiting: z.object({ count: z.int(), isMore: z.boolean() }).nullable(),
  /** Whose answers can be asked for; on the first page only. */
  annotators: z.array(z.object({ id: Id, name: z.string() })).nullable(),
});
export type ReviewList = z.infer<typeof ReviewList>;

export const ReviewSaved = z.object({ review: FullReview });
export type ReviewSaved = z.infer<typeof ReviewSaved>;
