/** The ways to divide groups, see `planSplit`. */
export const SPLIT_METHODS = ["exact", "balanced", "hash", "time", "column"] as const;
export type SplitMethod = (typeof SPLIT_METHODS)[number];
/** From so many tasks on the stable hash comes so close to the ratios that what it promises is worth more. */
export const HASH_FROM_TASKS = 5_000;

/** How many folds what is not in test may be dealt to. */
export const MIN_FOLDS = 2;
export const MAX_FOLDS = 20;
