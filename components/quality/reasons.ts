import type { UndefinedReason } from "@/lib/agreement/measured";

/** Why a figure is not defined. */
export const REASONS = {
  "no-pairs": "quality.reason_no_pairs",
  "no-variation": "quality.reason_no_variation",
  "nothing-to-compare": "quality.reason_nothing_to_compare",
  "too-large": "quality.reason_too_large",
  "not-measured": "quality.reason_not_measured",
} as const satisfies Record<UndefinedReason, string>;
