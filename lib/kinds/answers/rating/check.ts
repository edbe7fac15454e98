import type { AnswerValue } from "../../answer-value";
import type { RatingControl } from "./control";

/** An integer from 1 to the control's `max`. */
export const checkRating = (value: AnswerValue, control: RatingControl): string | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= control.max
    ? null
    : `expected a whole number from 1 to ${control.max}`;
