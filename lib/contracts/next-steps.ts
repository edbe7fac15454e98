/** What the caller should do next, over all projects or in one. */
import * as z from "zod/mini";
import { STEPS } from "@/lib/steps/next-steps";
import { Id, TimeMs } from "./common";

export const ListNextSteps = z.strictObject({ project: z.optional(Id) });

export const NextStep = z.object({
  step: z.enum(STEPS),
  projectId: Id,
  projectName: z.string(),
  count: z.nullable(z.int()),
  /** There are more than `count`. */
  isMore: z.boolean(),
  /** Of `questions`: when the oldest was asked. */
  oldestAt: z.nullable(TimeMs),
  /** Of `agreement`: the name of the question. */
  question: z.nullable(z.string()),
});
export type NextStep = z.infer<typeof NextStep>;

/** The most pressing first; `more` steps are left out. */
export const NextSteps = z.object({ items: z.array(NextStep), more: z.int() });
export type NextSteps = z.infer<typeof NextSteps>;
