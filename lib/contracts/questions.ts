/** Questions: an annotator's doubt about a task, and the manager's ruling. */

import { z } from "zod";
import { says } from "@/lib/core/message";
import { Id, Paging, TimeMs } from "./common";
import { RuleInput } from "./guidelines";

export const MAX_QUESTION_CHARS = 2000;

export const QuestionStatus = z.enum(["open", "answered", "withdrawn"]);
export type QuestionStatus = z.infer<typeof QuestionStatus>;

export const AskQuestion = z.strictObject({
  taskId: Id,
  /** The region of the asker's own annotation that the question is about. */
  regionId: z.string().min(1).max(64).optional(),
  text: z
    .string()
    .trim()
    .min(1, says("questions.giveText"))
    .max(MAX_QUESTION_CHARS, says("fields.tooLong", { max: MAX_QUESTION_CHARS })),
});
export type AskQuestion = z.infer<typeof AskQuestion>;

export const ListQuestions = Paging.extend({ status: QuestionStatus.optional() });

export const GiveRuling = z
  .strictObject({
    ruling: z
      .string()
      .trim()
      .min(1, says("fields.giveStatement"))
      .max(MAX_QUESTION_CHARS, says("fields.tooLong", { max: MAX_QUESTION_CHARS })),
    /** The rule the ruling rests on. */
    ruleId: Id.optional(),
    /** A new rule made out of the ruling, which the ruling then cites. */
    rule: RuleInput.optional(),
  })
  .refine((body) => body.ruleId === undefined || body.rule === undefined, {
    message: says("questions.ruleTwoWays"),
    path: ["rule"],
  });

/** A rule as something else cites it. */
export const CitedRule = z.object({ id: Id, code: z.string(), title: z.string(), statement: z.string() });
export type CitedRule = z.infer<typeof CitedRule>;

export const Ruling = z.object({
  text: z.string(),
  rule: CitedRule.nullable(),
  ruledBy: z.string(),
  ruledAt: TimeMs,
});

/** What the asker sees of a question beside the task. */
export const OwnQuestion = z.object({
  id: Id,
  /** What people call it: `Q-001`, counted per project, never reused. */
  code: z.string(),
  regionId: z.string().nullable(),
  text: z.string(),
  status: QuestionStatus,
  createdAt: TimeMs,
  ruling: Ruling.nullable(),
});
export type OwnQuestion = z.infer<typeof OwnQuestion>;

export const Question = OwnQuestion.extend({
  task: z.object({ id: Id, seq: z.int(), preview: z.string(), thumbnailUrl: z.string().nullable() }),
  askedBy: z.object({ id: Id, name: z.string() }),
  /** The region as it stands in the asker's annotation now; null when it is gone or none was meant. */
  region: z
    .object({ control: z.string(), labels: z.array(z.string()), quote: z.string().nullable() })
    .nullable(),
});
export type Question = z.infer<typeof Question>;
