/** How alike each rater's answers are to those of the others. */
import { LIKENESS_UNIT, type LikenessSums } from "./likeness-sums";
import { type MeanLikeness, meanOf } from "./outlier";

/**
 * @returns by rater the mean over the tasks in which another rater has something to compare; each task counts once, by the mean
 *   of the rater's pairs. Raters without such a task are left out.
 */
export function likenessByRater({ raters }: LikenessSums): Map<string, MeanLikeness> {
  return new Map(
    [...raters].map(([rater, [sum, tasks]]) => [rater, meanOf({ sum: sum / LIKENESS_UNIT, tasks })]),
  );
}
