import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { TextControl } from "./control";

/** Free text, not blank, at most `maxLength` UTF-16 units (default 10,000). */
export const checkText = (value: AnswerValue, { maxLength = 10_000 }: TextControl): Message | null => {
  if (typeof value !== "string") return say("answers.expectedText");
  if (value.trim() === "") return say("answers.blankText");
  return value.length > maxLength ? say("fields.tooLong", { max: maxLength }) : null;
};
