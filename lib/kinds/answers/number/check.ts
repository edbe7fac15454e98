import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { NumberControl } from "./control";

/** So far beside a step, in steps, a number is still on it: 0.3 is no multiple of 0.1 in binary figures. */
const STEP_SLACK = 1e-6;

function isOnStep(value: number, { min = 0, step }: NumberControl): boolean {
  const steps = (value - min) / (step ?? 1);
  return step === undefined || Math.abs(steps - Math.round(steps)) < STEP_SLACK;
}

/** A finite number within the control's bounds and on its steps, in its unit. */
export const checkNumber = (value: AnswerValue, control: NumberControl): Message | null => {
  const { min, max, integer, step = 0 } = control;
  if (typeof value !== "number" || !Number.isFinite(value)) return say("answers.expectedNumber");
  if (integer && !Number.isInteger(value)) return say("answers.expectedWhole");
  if (min !== undefined && value < min) return say("answers.tooSmall", { min });
  if (max !== undefined && value > max) return say("answers.tooLarge", { max });
  return isOnStep(value, control) ? null : say("answers.offStep", { step, from: min ?? 0 });
};
