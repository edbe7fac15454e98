import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import type { NumberControl } from "./control";

export function checkControl(control: NumberControl, problem: Problem): void {
  const { min, max, integer, step, slider } = control;
  if (min !== undefined && max !== undefined && min > max) problem("max", say("labels.maxBelowMin"));
  if (slider && (min === undefined || max === undefined)) problem("slider", say("labels.sliderNeedsRange"));
  if (integer && step !== undefined && !Number.isInteger(step)) problem("step", say("labels.stepNotWhole"));
}
