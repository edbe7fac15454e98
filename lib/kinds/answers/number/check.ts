import type { AnswerValue } from "../../answer-value";
import type { Problem } from "../../define";
import type { NumberControl } from "./control";

/** A finite number within the control's bounds, in its unit. */
export const checkNumber = (value: AnswerValue, { min, max, integer }: NumberControl): string | null => {
  if (typeof value !== "number" || !Number.isFinite(value)) return "expected a number";
  if (integer && !Number.isInteger(value)) return "expected a whole number";
  if (min !== undefined && value < min) return `expected at least ${min}`;
  if (max !== undefined && value > max) return `expected at most ${max}`;
  return null;
};

export function checkNumberControl({ min, max }: NumberControl, problem: Problem): void {
  if (min !== undefined && max !== undefined && min > max)
    problem("max", "the largest number allowed is smaller than the smallest");
}
