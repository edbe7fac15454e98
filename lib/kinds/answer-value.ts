import * as z from "zod/mini";

/** A label id, several of them, a rating or number, free text: what it may be is decided by the control's kind. */
export const AnswerValue = z.union([
  z.string().check(z.maxLength(200_000)),
  z.number(),
  z.array(z.string().check(z.maxLength(64))).check(z.maxLength(2000)),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;
