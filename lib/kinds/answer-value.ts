import * as z from "zod/mini";

/** Of one of several texts, UTF-16 units. */
export const MAX_LISTED_CHARS = 1000;

/** A label id, several of them, a rating or number, one text or several: what it may be is decided by the control's kind. */
export const AnswerValue = z.union([
  z.string().check(z.maxLength(200_000)),
  z.number(),
  z.array(z.string().check(z.maxLength(MAX_LISTED_CHARS))).check(z.maxLength(2000)),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;
