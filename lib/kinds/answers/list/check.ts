import { indexCodePoints } from "@/lib/core/code-points";
import { type Message, say } from "@/lib/core/message";
import { type AnswerValue, MAX_LISTED_CHARS } from "../../answer-value";
import type { ListControl } from "./control";

/** Values that look alike are the same, however they are typed: in any Unicode form, with any white space between words. */
export const keyOfValue = (value: string): string => value.normalize("NFC").replace(/\s+/g, " ").trim();

/** Texts in the order of the annotator, none of them blank or twice; at least one. */
export const checkList = (value: AnswerValue, control: ListControl): Message | null => {
  const { max, maxLength = MAX_LISTED_CHARS } = control;
  if (!Array.isArray(value) || value.length === 0) return say("answers.expectedValues");
  if (max !== undefined && value.length > max) return say("answers.tooManyValues", { max });
  for (const one of value) {
    if (one.trim() === "") return say("answers.blankText");
    if (indexCodePoints(one).length > maxLength) return say("fields.tooLong", { max: maxLength });
  }
  return new Set(value.map(keyOfValue)).size < value.length ? say("answers.valueTwice") : null;
};

/** A draft may have fewer values than there have to be. */
export const listLacks = (value: AnswerValue, { min = 1 }: ListControl): Message | null =>
  Array.isArray(value) && value.length < min ? say("answers.tooFewValues", { min }) : null;
