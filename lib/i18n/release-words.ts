/** Why tasks are not in a release, and what it warns of, in words: the same on the page and in the datasheet. */
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { SPLITS } from "@/lib/split/ratios";
import type { Translate } from ".";

type Reason = ReleaseCounts["excluded"][number]["reason"];
type Warning = ReleaseCounts["warnings"][number];

const REASONS = {
  "too-few-answers": "releases.reason_too_few_answers",
  "not-done": "releases.reason_not_done",
  "no-majority": "releases.reason_no_majority",
  "not-unanimous": "releases.reason_not_unanimous",
  "not-accepted": "releases.reason_not_accepted",
  "outside-limits": "releases.reason_outside_limits",
  "not-settled": "releases.reason_not_settled",
  "consensus-outdated": "releases.reason_consensus_outdated",
  "not-resolved": "releases.reason_not_resolved",
  undecidable: "releases.reason_undecidable",
  "annotator-excluded": "releases.reason_annotator_excluded",
  "low-confidence": "releases.reason_low_confidence",
  "no-labels": "releases.reason_no_labels",
  "no-split-open": "releases.reason_no_split_open",
  "filtered-out": "releases.reason_filtered_out",
} as const satisfies Record<Reason, string>;
const WARNINGS = {
  "empty-split": "releases.warn_empty_split",
  "missed-ratio": "releases.warn_missed_ratio",
  "left-test": "releases.warn_left_test",
  "removed-labels": "releases.warn_removed_labels",
  "kept-released": "releases.warn_kept_released",
  "released-apart": "releases.warn_released_apart",
  undated: "releases.warn_undated",
  straddling: "releases.warn_straddling",
  "no-split-given": "releases.warn_no_split_given",
  "given-apart": "releases.warn_given_apart",
  "by-hand-apart": "releases.warn_by_hand_apart",
  "by-hand-missing": "releases.warn_by_hand_missing",
  "by-hand-left-out": "releases.warn_by_hand_left_out",
  "empty-fold": "releases.warn_empty_fold",
  "absent-label": "releases.warn_absent_label",
  "oversized-group": "releases.warn_oversized_group",
  "oversized-duplicates": "releases.warn_oversized_duplicates",
  "merged-groups": "releases.warn_merged_groups",
  "followed-group": "releases.warn_followed_group",
  ties: "releases.warn_ties",
  "duplicates-apart": "releases.warn_duplicates_apart",
  "duplicate-leak": "releases.warn_duplicate_leak",
} as const;

export const reasonInWords = (t: Translate, reason: Reason): string => t(REASONS[reason]);

/** @param number writes a number as the reader's language does */
export function warningInWords(
  t: Translate,
  { code, params }: Warning,
  number: (value: number) => string,
): string {
  const key = WARNINGS[code as keyof typeof WARNINGS];
  if (!key) return t("releases.warn_other", { code });
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === "number" ? number(value) : value]),
  );
  const split = SPLITS.find((one) => one === params.split);
  if (split) shown.split = t(`releases.${split}`);
  const isMany = code === "merged-groups" && Number(params.count) > 1;
  return t(isMany ? "releases.warn_merged_groups_more" : key, shown);
}
