import { z } from "zod";

/** A label id, several of them, a rating or number, free text: what it may be is decided by the control's kind. */
export const AnswerValue = z.union([
  z.string().max(100_000),
  z.number(),
  z.array(z.string().max(64)).max(2000),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;
