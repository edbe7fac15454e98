/** Labels of a tree: like other categories, and beside alpha over whole paths alpha with the distance of paths. */
import { nominalScale } from "./category-scales";
import { alphaPath } from "./measures/alpha-path";
import type { RatingScale } from "./summarize-ratings";

export function treeScale(
  categories: readonly string[],
  parentOf: (id: string) => string | undefined,
): RatingScale {
  const nominal = nominalScale(categories);
  const { headline, others } = nominal.measures;
  return { ...nominal, parentOf, measures: { headline, others: [alphaPath, ...others] } };
}
