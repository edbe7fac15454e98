/** What a split is to be warned of. */
import type { FollowedGroup, MergedGroups } from "./group-tasks";
import type { Split } from "./ratios";

/** What the user should see before a release; the plan holds all the same. */
export type SplitWarning =
  | { code: "empty-split"; split: Split }
  /** More than two points and more than one task away from what was asked. */
  | { code: "missed-ratio"; split: Split; tasks: number; of: number; wanted: number }
  /** So many tasks stay where earlier releases have them; told where that makes a split miss its ratio. */
  | { code: "kept-released"; tasks: number; of: number }
  /** So many tasks are in large groups that near-duplicates joined; told where a split misses its ratio. */
  | { code: "joined-duplicates"; tasks: number; of: number }
  /** So many of the tasks that earlier releases had in test are in no test now: what was held back may be trained on. */
  | { code: "left-test"; tasks: number; of: number }
  /** Groups of which earlier releases have tasks in different splits: all of it goes to the strictest of them. */
  | { code: "released-apart"; groups: number }
  /** By time: tasks without one, which go to train; groups with tasks of several splits, which go to the latest. */
  | { code: "undated"; tasks: number; of: number }
  | { code: "straddling"; groups: number }
  /** By a column: tasks that name no split, which go to train; groups with several, which go to the strictest. */
  | { code: "no-split-given"; tasks: number; of: number }
  | { code: "given-apart"; groups: number }
  /** Groups for whose tasks different splits were chosen by hand, which go to the strictest. */
  | { code: "by-hand-apart"; groups: number }
  /** Fewer groups than folds; counted from 1. */
  | { code: "empty-fold"; fold: number }
  | { code: "absent-label"; split: Split; label: string }
  /** A group larger than the tasks one of the splits should get in all. */
  | { code: "oversized-group"; group: string; tasks: number; split: Split; quota: number }
  | ({ code: "merged-groups" } & MergedGroups)
  | ({ code: "followed-group" } & FollowedGroup);
