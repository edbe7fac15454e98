/** The annotator's progress as the browser knows it, ahead of the server while submits are on their way. */
import type { LabelProgress } from "@/lib/contracts/labeling";

/** After so many more submits. */
export const afterSubmits = (progress: LabelProgress, count: number): LabelProgress => ({
  ...progress,
  mine: progress.mine + count,
  mineToday: progress.mineToday + count,
  left: Math.max(0, progress.left - count),
});

/** What the server tells, where it has not counted yet what this browser has submitted: no count of the annotator's own falls. */
export function withUnsent(told: LabelProgress, here: LabelProgress): LabelProgress {
  const ahead = Math.max(0, here.mine - told.mine);
  return {
    ...told,
    mine: told.mine + ahead,
    mineToday: Math.max(here.mineToday, told.mineToday),
    left: Math.max(0, told.left - ahead),
  };
}
