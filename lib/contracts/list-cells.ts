/** What stands in the columns of a list that were asked for by name. */
import * as z from "zod/mini";
import { AnswerSummary } from "./answer-summary";

/**
 * By column. Of `data:` the start of the value as text, of `agreement:` 0 to 1, of `labels:` what was annotated, of
 * `priority` a number, of `added` Unix ms, of `review` how many annotations are in each state of it, of the others a text; null where the task has none.
 */
export const ReviewCounts = z.strictObject({
  waiting: z.optional(z.int()),
  accepted: z.optional(z.int()),
  fixed: z.optional(z.int()),
  rejected: z.optional(z.int()),
});
export type ReviewCounts = z.infer<typeof ReviewCounts>;
export const Cells = z.record(
  z.string(),
  z.union([z.string(), z.number(), AnswerSummary, ReviewCounts, z.null()]),
);
export type Cells = z.infer<typeof Cells>;
