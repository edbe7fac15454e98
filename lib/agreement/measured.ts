/** What every measure returns: a number, or the reason why there is none. Never NaN. */

/**
 * `no-pairs`: no unit was rated twice. `no-variation`: chance agreement is certain, so correcting for it divides by
 * zero. `nothing-to-compare`: no rater marked anything. `not-measured`: no measure is registered for this kind of
 * control. `too-large`: every pair is beyond the size up to which the measure is computed.
 */
export type UndefinedReason =
  | "no-pairs"
  | "no-variation"
  | "nothing-to-compare"
  | "not-measured"
  | "too-large";

/** A value without unit (1 is full agreement), or null with the reason. */
export type Measured = { value: number | null; reason?: UndefinedReason };

/**
 * A chance-corrected coefficient with its two parts: shares of agreement for the kappa family, disagreement for alpha
 * and weighted kappa. Both parts are null where no pair exists.
 */
export type ChanceCorrected = Measured & { observed: number | null; expected: number | null };

/** `(observed - expected) / (1 - expected)`; `no-variation` where expected agreement is 1. */
export function correctAgreement(observed: number, expected: number): ChanceCorrected {
  if (1 - expected <= ROUNDING) return { value: null, reason: "no-variation", observed, expected };
  return { value: (observed - expected) / (1 - expected), observed, expected };
}

/** `1 - observed / expected`; `no-variation` where expected disagreement is 0. */
export function correctDisagreement(observed: number, expected: number): ChanceCorrected {
  if (expected <= ROUNDING) return { value: null, reason: "no-variation", observed, expected };
  return { value: 1 - observed / expected, observed, expected };
}

/** The result where no two ratings meet. */
export const noPairs = (): ChanceCorrected => ({
  value: null,
  reason: "no-pairs",
  observed: null,
  expected: null,
});

/** Below this a share of disagreement is float error: a million units give at least 1e-12. */
const ROUNDING = 1e-14;
