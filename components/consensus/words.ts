import type { WaitsFor } from "@/lib/consensus/waits-for";
import type { ConsensusControl } from "@/lib/contracts/consensus";
import type { ConsensusRun, LeftAlone } from "@/lib/contracts/consensus-runs";

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

/** Why a task waits for a person, and why a run leaves one alone. */
export const WAITS = {
  tie: "consensus.waits_tie",
  objects: "consensus.waits_objects",
  text: "consensus.waits_text",
  incomplete: "consensus.waits_incomplete",
  "low-confidence": "consensus.waits_low",
} as const satisfies Record<WaitsFor, string>;
export const LEFT = {
  decided: "consensus.left_decided",
  few: "consensus.left_few",
  none: "consensus.left_none",
  excluded: "consensus.left_excluded",
} as const satisfies Record<LeftAlone, string>;
export const STATUS = {
  queued: "consensus.status_queued",
  running: "consensus.status_running",
  done: "consensus.status_done",
  failed: "consensus.status_failed",
  cancelled: "consensus.status_cancelled",
} as const satisfies Record<ConsensusRun["status"], string>;
