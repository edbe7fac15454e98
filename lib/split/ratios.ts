/** The three splits and the shares of tasks they should get. */
import { type AppError, invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";

/** In the order in which the cumulative ratios run. */
export const SPLITS = ["train", "validation", "test"] as const;
/** Where a task belongs. */
export type Split = (typeof SPLITS)[number];

/** Test before validation before train: what was once held back is never trained on. */
export function strictest(a: Split, b: Split | null): Split {
  return b !== null && SPLITS.indexOf(b) > SPLITS.indexOf(a) ? b : a;
}

/** Shares in [0, 1] that sum to 1. */
export type Ratios = Readonly<Record<Split, number>>;

const TOLERANCE = 1e-9;

/** @returns the ratios, or `invalid_input` naming the first that is wrong, or the sum */
export function validateRatios(ratios: Ratios): Result<Ratios, AppError> {
  for (const split of SPLITS) {
    const ratio = ratios[split];
    if (!(ratio >= 0 && ratio <= 1))
      return err(invalid(`ratios.${split}`, say("releases.badShare", { share: ratio })));
  }
  const sum = ratios.train + ratios.validation + ratios.test;
  if (Math.abs(sum - 1) > TOLERANCE) return err(invalid("ratios", say("releases.badSum", { sum })));
  return ok({ train: ratios.train, validation: ratios.validation, test: ratios.test });
}
