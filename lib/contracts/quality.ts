/** Agreement figures and the most disputed tasks. */
import { z } from "zod";
import { Id } from "./common";
import { TaskItem } from "./tasks";

export const AgreementQuery = z.strictObject({ control: z.string().max(64).optional() });
/** One `ControlAgreement` of lib/agreement per control, with the people behind the rater ids. */
export const AgreementReport = z.object({
  controls: z.array(z.looseObject({ control: z.string(), kind: z.string() })),
  people: z.array(z.object({ id: Id, name: z.string() })),
  tasksWithTwoAnswers: z.int(),
  /** Tasks whose figures are still being brought up to date. */
  pending: z.int(),
  /** Controls whose kind has no measure yet. */
  unsupported: z.array(z.string()),
});

export const DisputedQuery = z.strictObject({
  control: z.string().max(64),
  /** Two label ids `a,b`: only tasks on which these were given by different people. */
  confusion: z.string().max(140).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  /** Also tasks whose final answer is decided. */
  decided: z.stringbool().default(false),
});
export const DisputedTask = TaskItem.extend({
  disagreement: z.number(),
  /** Answer in words → how many people gave it. */
  given: z.array(z.object({ label: z.string(), count: z.int() })),
});
export type DisputedTask = z.infer<typeof DisputedTask>;
export const DisputedTasks = z.object({ items: z.array(DisputedTask) });
