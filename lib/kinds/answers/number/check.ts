import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { Problem } from "../../define";
import type { NumberControl } from "./control";

/** A finite number within the control's bounds, in its unit. */
export const checkNumber = (value: AnswerValue, { min, max, integer }: NumberControl): Message | null => {
  if (typeof value !== "number" || !Number.isFinite(value)) return say("answers.expectedNumber");
  if (integer && !Number.isInteger(value)) return say("answers.expectedWhole");
  if (min !== undefined && value < min) return say("answers.tooSmall", { min });
  if (max !== undefined && value > max) return say("answers.tooLarge", { max });
  return null;
};

export function checkNumberControl({ min, max }: NumberControl, problem: Problem): void {
  if (min !== undefined && max !== undefined && min > max) problem("max", say("labels.maxBelowMin"));
}
