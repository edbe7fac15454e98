/** Questions: an annotator's doubt about a task, and the manager's ruling. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Id, Paging } from "./common";
import { RuleInput } from "./guidelines";
import { OwnQuestion, QuestionStatus } from "./own-question";

export const MAX_QUESTION_CHARS = 2000;

export const AskQuestion = z.strictObject({
  taskId: Id,
  /** The region of the asker's own annotation that the question is about. */
  regionId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  text: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, says("questions.giveText")),
      z.maxLength(MAX_QUESTION_CHARS, says("fields.tooLong", { max: MAX_QUESTION_CHARS })),
    ),
});
export type AskQuestion = z.infer<typeof AskQuestion>;

export const ListQuestions = z.extend(Paging, { status: z.optional(QuestionStatus) });

export const GiveRuling = z
  .strictObject({
    ruling: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, says("fields.giveStatement")),
        z.maxLength(MAX_QUESTION_CHARS, says("fields.tooLong", { max: MAX_QUESTION_CHARS })),
      ),
    /** The rule the ruling rests on. */
    ruleId: z.optional(Id),
    /** A new rule made out of the ruling, which the ruling then cites. */
    rule: z.optional(RuleInput),
  })
  .check(
    z.refine((body) => body.ruleId === undefined || body.rule === undefined, {
      message: says("questions.ruleTwoWays"),
      path: ["rule"],
    }),
  );

export const Question = z.extend(OwnQuestion, {
  task: z.object({ id: Id, seq: z.int(), preview: z.string(), thumbnailUrl: z.nullable(z.string()) }),
  askedBy: z.object({ id: Id, name: z.string() }),
  /** The region as it stands in the asker's annotation now; null when it is gone or none was meant. */
  region: z.nullable(
    z.object({ control: z.string(), labels: z.array(z.string()), quote: z.nullable(z.string()) }),
  ),
});
export type Question = z.infer<typeof Question>;
