/** How far two numbers of one task lie apart on average, in their unit; each unit weighs as many as its ratings. */
import { meanLikeness } from "../mean-likeness";
import { type MatrixMeasure, oncePerValues } from "../measure";

const numbersOf = oncePerValues(({ values }) => values.map(Number));

export const meanAbsoluteDifference: MatrixMeasure = {
  id: "mean-absolute-difference",
  name: "quality.m_mean_absolute_difference",
  hint: "quality.h_mean_absolute_difference",
  needs: "matrix",
  reads: "numbers",
  isDistance: true,
  of: (matrix, categories) => {
    const numbers = numbersOf(categories);
    return meanLikeness(matrix, (row, column) =>
      Math.abs((numbers[row] as number) - (numbers[column] as number)),
    );
  },
};
