/** What the annotators of a project have done, and how well, for its managers. */
import * as z from "zod/mini";
import { Id } from "./common";

const interval = z.tuple([z.number(), z.number()]).check(z.describe("95 % limits (Wilson)."));
const Share = z.object({ value: z.number(), interval, tasks: z.int() });

export const AnnotatorFigures = z.object({
  controls: z
    .array(z.object({ control: z.string(), name: z.string() }))
    .check(z.describe("The questions and regions on which annotators are compared, in schema order.")),
  annotators: z.array(
    z.object({
      userId: Id,
      name: z.string(),
      excluded: z.boolean(),
      submitted: z.int(),
      skipped: z.int(),
      questions: z.int(),
      medianLeadTimeMs: z
        .nullable(z.number())
        .check(z.describe("Of the last 500 submitted annotations, idle time left out.")),
      enough: z.boolean().check(z.describe("30 annotations or more: nobody is judged on fewer.")),
      agreement: z
        .array(z.nullable(Share))
        .check(z.describe("By control: mean likeness to the other annotators of the same tasks, 0 to 1.")),
      accuracy: z
        .nullable(Share)
        .check(
          z.describe(
            "Answers that are those of the final answer, of questions with one label out of a list.",
          ),
        ),
      gold: z
        .nullable(
          z.object({
            share: z.nullable(Share),
            /** Of gold tasks, scored; there is a share from `fewest` on. */
            answers: z.int(),
            /** Cannot be scored: a label of the answer or of the gold answer was retired. */
            unscored: z.int(),
            paused: z.boolean(),
          }),
        )
        .check(z.describe("How right the answers to gold tasks are, 0 to 1; null without such an answer.")),
    }),
  ),
  /** The project has gold tasks. */
  hasGold: z.boolean(),
  fewest: z.int(),
  pending: z.int().check(z.describe("Tasks whose annotations have changed since.")),
});
export const ReviewerFigures = z.object({
  reviewers: z.array(
    z.object({
      userId: Id,
      name: z.string(),
      accepted: z.int(),
      fixed: z.int(),
      rejected: z.int(),
      rejectedShare: z
        .nullable(z.object({ value: z.number(), interval }))
        .check(z.describe("Of all reviewed; null on fewer than 30.")),
      decided: z
        .int()
        .check(z.describe("Accepted annotations whose task was given a final answer here afterwards.")),
      overruledShare: z
        .nullable(z.object({ value: z.number(), interval }))
        .check(
          z.describe(
            "Of these, those that differ from the final answer in some question; null on fewer than 30.",
          ),
        ),
      medianWaitMs: z
        .nullable(z.number())
        .check(z.describe("From the submit to the review, of the last 500 reviews.")),
      comments: z.int().check(z.describe("Comments that they have written.")),
    }),
  ),
});
export type ReviewerFigures = z.infer<typeof ReviewerFigures>;
export type AnnotatorFigures = z.infer<typeof AnnotatorFigures>;
