import type { AnswerKind } from "./kind";

/** A finite number within the control's bounds, in its unit. */
export const number: AnswerKind<"number"> = {
  kind: "number",
  check: (value, { min, max, integer }) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return "expected a number";
    if (integer && !Number.isInteger(value)) return "expected a whole number";
    if (min !== undefined && value < min) return `expected at least ${min}`;
    if (max !== undefined && value > max) return `expected at most ${max}`;
    return null;
  },
};
