import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { RatingControl } from "./control";

/** An integer from 1 to the control's `max`. */
export const checkRating = (value: AnswerValue, control: RatingControl): Message | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= control.max
    ? null
    : say("answers.expectedRating", { max: control.max });
