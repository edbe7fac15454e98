/**
 * Labels of a tree. Alpha over whole paths first, as for any categories; beside it alpha with the distance of paths: 1 less
 * the share of their way from the top that they have in common, 2 · common / (length + length), so that a dog taken for a
 * wolf differs less than a dog taken for a car.
 */
import { nominalScale } from "./category-scales";
import { customDistance } from "./distances";
import { krippendorffAlpha } from "./krippendorff-alpha";
import type { RatingScale } from "./summarize-ratings";

type ParentOf = (id: string) => string | undefined;

/** From the top to the label; a label without a known parent is a way of its own. */
function wayTo(id: string, parentOf: ParentOf): string[] {
  const way: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !way.includes(at); at = parentOf(at))
    way.unshift(at);
  return way;
}

/** Symmetric, in [0, 1]; 0 for the same label, 1 for labels that part at the top. */
export function pathDistance(a: string, b: string, parentOf: ParentOf): number {
  const [left, right] = [wayTo(a, parentOf), wayTo(b, parentOf)];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  return 1 - (2 * common) / (left.length + right.length);
}

export function treeScale(categories: readonly string[], parentOf: ParentOf): RatingScale {
  const nominal = nominalScale(categories);
  return {
    ...nominal,
    matrixMeasures: (used, singles) => {
      const [alpha, ...others] = nominal.matrixMeasures(used, singles);
      const distance = customDistance((row, column) =>
        pathDistance(used[row] ?? "", used[column] ?? "", parentOf),
      );
      const byPath = {
        id: "alpha-path",
        of: (matrix: Parameters<typeof krippendorffAlpha>[0]) => krippendorffAlpha(matrix, distance),
      };
      return alpha ? [alpha, byPath, ...others] : [];
    },
    steps: (size) => size * size,
  };
}
