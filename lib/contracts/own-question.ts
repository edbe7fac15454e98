/** A question as its asker sees it: apart from the other contracts of questions, since it is loaded with the label view. */
import * as z from "zod/mini";
import { Id, TimeMs } from "./common";

export const QuestionStatus = z.enum(["open", "answered", "withdrawn"]);
export type QuestionStatus = z.infer<typeof QuestionStatus>;

/** A rule as something else cites it. */
export const CitedRule = z.object({ id: Id, code: z.string(), title: z.string(), statement: z.string() });
export type CitedRule = z.infer<typeof CitedRule>;

export const Ruling = z.object({
  text: z.string(),
  rule: z.nullable(CitedRule),
  ruledBy: z.string(),
  ruledAt: TimeMs,
});

/** What the asker sees of a question beside the task. */
export const OwnQuestion = z.object({
  id: Id,
  /** The question's code: `Q-001`, counted per project, never reused. */
  code: z.string(),
  regionId: z.nullable(z.string()),
  text: z.string(),
  status: QuestionStatus,
  createdAt: TimeMs,
  ruling: z.nullable(Ruling),
});
export type OwnQuestion = z.infer<typeof OwnQuestion>;
