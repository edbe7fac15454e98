import type { AnswerValue } from "../../answer-value";
import type { TextControl } from "./control";

/** Free text, not blank, at most `maxLength` UTF-16 units (default 10,000). */
export const checkText = (value: AnswerValue, { maxLength = 10_000 }: TextControl): string | null => {
  if (typeof value !== "string") return "expected text";
  if (value.trim() === "") return "leave it out instead of giving blank text";
  return value.length > maxLength ? `at most ${maxLength} characters` : null;
};
