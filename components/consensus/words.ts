import type { ConsensusControl } from "@/lib/contracts/consensus";

type Method = ConsensusControl["methods"][number];

/** Why a method has no result. */
export const REASONS = {
  "no-votes": "consensus.reason_no_votes",
  "one-label": "consensus.reason_one_label",
  "one-rater": "consensus.reason_one_rater",
  "too-many-labels": "consensus.reason_too_many_labels",
} as const satisfies Record<NonNullable<Method["reason"]>, string>;

/** Why a method is recommended. */
export const WHY = {
  "few-gold": "consensus.r_few_gold",
  "few-votes": "consensus.r_few_votes",
  "no-gain": "consensus.r_no_gain",
  better: "consensus.r_better",
} as const satisfies Record<ConsensusControl["why"], string>;
