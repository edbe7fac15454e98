/** A review beside its answer; apart from the other contracts of reviews, which the label view does not load. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { TimeMs } from "./common";
import { CitedRule } from "./own-question";

export const ReviewDecision = z.enum(["accepted", "rejected", "fixed"]);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** A review as it stands beside the answer. */
export const AnswerReview = z.object({
  decision: ReviewDecision,
  /** The revision it is about; the answer may have gone on since. */
  revision: z.int(),
  reason: z.string(),
  rule: z.nullable(CitedRule),
  reviewer: z.string(),
  reviewedAt: TimeMs,
});
export type AnswerReview = z.infer<typeof AnswerReview>;

/** The same beside the answer itself, where the correction is wanted too. */
export const FullReview = z.extend(AnswerReview, {
  /** How the answer should be, of a fix; null for the other review decisions. */
  document: z.nullable(AnnotationDocument),
});
export type FullReview = z.infer<typeof FullReview>;
