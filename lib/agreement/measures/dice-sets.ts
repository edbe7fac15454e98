/** The mean Dice share of labels that two sets have in common, chance included; two empty sets are the same. */
import { meanLikeness } from "../mean-likeness";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { setTable } from "../set-distance-table";
import { diceDistance } from "../set-distances";

const distanceOf = oncePerValues(({ values }) => setTable(values, diceDistance));

export const diceSets: MatrixMeasure = {
  id: "dice-sets",
  name: "quality.m_dice_sets",
  hint: "quality.h_dice_sets",
  needs: "matrix",
  of: (matrix, categories) => {
    const distance = distanceOf(categories);
    return meanLikeness(matrix, (row, column) => 1 - distance(row, column));
  },
};
