/** The dates of a plan: between which answers were submitted, and from which on tasks are in validation and in test. */
import type { ReleasePlan } from "@/lib/contracts/releases";
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isoTime, type TimeCuts, timeInField } from "@/lib/split/time-split";

/** In milliseconds since 1970; infinite where the plan has no limit. */
export type PlanDates = { fromMs: number; beforeMs: number; timeCuts: TimeCuts | undefined };

function requireTime(path: string, date: string, at: number | null): number {
  if (at === null) throw invalid(path, say("releases.noDate", { date }));
  return at;
}

function timeCutsOf({ method, timeCuts }: ReleasePlan): TimeCuts | undefined {
  if (method !== "time" || !timeCuts) return undefined;
  // A field of figures, as years, is cut at a figure.
  const at = (split: keyof TimeCuts) =>
    requireTime(`timeCuts.${split}`, timeCuts[split], timeInField(timeCuts, split));
  const cuts = { validation: at("validation"), test: at("test") };
  if (cuts.test < cuts.validation) throw invalid("timeCuts.test", say("releases.cutsReversed"));
  return cuts;
}

/** @throws AppError `invalid_input` for what is no date, and for a test that begins before validation */
export function planDates(plan: ReleasePlan): PlanDates {
  const limit = (field: "submittedFrom" | "submittedBefore", without: number) => {
    const date = plan[field];
    return date === undefined ? without : requireTime(field, date, isoTime(date.trim()));
  };
  return {
    fromMs: limit("submittedFrom", Number.NEGATIVE_INFINITY),
    beforeMs: limit("submittedBefore", Number.POSITIVE_INFINITY),
    timeCuts: timeCutsOf(plan),
  };
}
