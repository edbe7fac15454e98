/** The intraclass correlations as measures: components of variance from a summary's sums, and which of them count. */
import { intraclass, oneWay, twoWay } from "./intraclass-correlation";
import { type Categories, oncePerValues, type RaterData } from "./measure";
import type { Measured } from "./measured";

const numbersOf = oncePerValues(({ values }) => values.map(Number));
/** Near the numbers, so that squares of their distance from it keep their digits. */
const typicalOf = (numbers: readonly number[]): number => numbers[numbers.length >> 1] ?? 0;

const NO_PAIRS: Measured = { value: null, reason: "no-pairs" };

/** Ratings per task of those with two or more. */
function meanRatings({ contributions }: RaterData): number {
  let [units, ratings] = [0, 0];
  for (const { units: times, things, perThing } of contributions) {
    units += times * things;
    ratings += times * things * perThing;
  }
  return units === 0 ? 1 : ratings / units;
}

/** @param of `single` of one rating, `mean` of the mean of as many as a task has on average */
export function iccOneWay(data: RaterData, categories: Categories, of: "single" | "mean"): Measured {
  const numbers = numbersOf(categories);
  const parts = oneWay(data.contributions, numbers, typicalOf(numbers));
  return parts ? intraclass(parts.tasks, parts.within, of === "mean" ? parts.ratings : 1) : NO_PAIRS;
}

/** @param kind `absolute` counts that raters differ in their means (ICC 2), `consistent` does not (ICC 3) */
export function iccTwoWay(
  data: RaterData,
  categories: Categories,
  { kind, of }: { kind: "absolute" | "consistent"; of: "single" | "mean" },
): Measured {
  const numbers = numbersOf(categories);
  const parts = twoWay(data.tables, numbers, typicalOf(numbers));
  if (!parts) return NO_PAIRS;
  const others = kind === "absolute" ? parts.raters + parts.error : parts.error;
  return intraclass(parts.tasks, others, of === "mean" ? meanRatings(data) : 1);
}
