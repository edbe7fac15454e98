import type { AnswerKind } from "./kind";

/** An integer from 1 to the control's `max`. */
export const rating: AnswerKind<"rating"> = {
  kind: "rating",
  check: (value, control) =>
    typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= control.max
      ? null
      : `expected a whole number from 1 to ${control.max}`,
};
