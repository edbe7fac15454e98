/**
 * Agreement on a control by the day or week in which the last annotation of a task came in. A bucket has the headline
 * measure of its own tasks, with its interval; below `FEWEST_UNITS` tasks it has none: two tasks that happen to be alike are
 * no agreement of 1.
 */
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import type { UndefinedReason } from "@/lib/agreement/measured";
import type { Unit } from "@/lib/agreement/unit";
import { groupBy } from "@/lib/core/group-by";
import type { Bucket, Buckets } from "./buckets";

export const FEWEST_UNITS = 5;

/** `units` are tasks that two annotators answered, `pairs` pairs of answers that were compared. */
export type AgreementPoint = Bucket & {
  value: number | null;
  reason?: UndefinedReason | "few-tasks";
  interval: [low: number, high: number] | null;
  units: number;
  pairs: number;
};

/** A task's unit, with the moment of its last annotation. */
export type TimedUnit = { unit: Unit; atMs: number };

/**
 * @param summarize the figures over some units
 * @returns in the order of time; buckets without a task that two annotators answered are left out
 */
export function agreementOverTime(
  units: readonly TimedUnit[],
  buckets: Buckets,
  summarize: (units: { unit: Unit }[]) => ControlAgreement,
): AgreementPoint[] {
  const inTime = [...groupBy(units, ({ atMs }) => buckets.bucketOf(atMs))].sort(([a], [b]) => a - b);
  return inTime.flatMap(([first, own]): AgreementPoint[] => {
    const { headline } = summarize(own);
    const { value, reason, interval, units: count, pairs } = headline;
    const bucket = buckets.bucket(first);
    if (count === 0) return [];
    if (count < FEWEST_UNITS)
      return [{ ...bucket, value: null, reason: "few-tasks", interval: null, units: count, pairs }];
    return [{ ...bucket, value, ...(reason === undefined ? {} : { reason }), interval, units: count, pairs }];
  });
}
