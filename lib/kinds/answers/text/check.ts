import { indexCodePoints } from "@/lib/core/code-points";
import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { TextControl } from "./control";

export const DEFAULT_MAX_LENGTH = 10_000;

/** Free text, not blank, of at most `maxLength` code points. */
export const checkText = (
  value: AnswerValue,
  { maxLength = DEFAULT_MAX_LENGTH }: TextControl,
): Message | null => {
  if (typeof value !== "string") return say("answers.expectedText");
  if (value.trim() === "") return say("answers.blankText");
  // A text has at least as many UTF-16 units as code points.
  return value.length > maxLength && indexCodePoints(value).length > maxLength
    ? say("fields.tooLong", { max: maxLength })
    : null;
};

export const textLacks = (value: AnswerValue, { minLength = 0 }: TextControl): Message | null =>
  typeof value === "string" && indexCodePoints(value).length < minLength
    ? say("fields.tooShort", { min: minLength })
    : null;
