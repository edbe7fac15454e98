/** Weights of partial agreement between category positions i and j of K: 1 on the diagonal, symmetric. */
import type { Coincidence } from "./coincidence";

/** Cohen 1968: `identity`, `linear` 1 - |i-j|/(K-1), `quadratic` 1 - (i-j)²/(K-1)²; or any weights, which are 1 on the diagonal. */
export type Weighting = "identity" | "linear" | "quadratic" | ((i: number, j: number) => number);

/** The weight function of K categories in their schema order; a single category agrees with itself. */
export function weightsOf(weighting: Weighting, size: number): (i: number, j: number) => number {
  if (typeof weighting === "function") return weighting;
  const span = Math.max(size - 1, 1);
  if (weighting === "linear") return (i, j) => 1 - Math.abs(i - j) / span;
  if (weighting === "quadratic") return (i, j) => 1 - ((i - j) / span) ** 2;
  return (i, j) => (i === j ? 1 : 0);
}

/** Weighted share of agreeing pairs, each unit weighing as many as its ratings; NaN-free only for `total > 0`. */
export function observedAgreement(matrix: Coincidence, weight: (i: number, j: number) => number): number {
  let sum = 0;
  for (let cell = 0; cell < matrix.values.length; cell++)
    sum +=
      (matrix.values[cell] as number) * weight(matrix.rows[cell] as number, matrix.columns[cell] as number);
  return sum / matrix.total;
}

/** Σ w(i,j) p(i) q(j) over shares p and q; O(K) for identity. */
export function expectedAgreement(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  weighting: Weighting,
  size: number,
): number {
  let sum = 0;
  if (weighting === "identity") {
    for (let i = 0; i < p.length; i++) sum += (p[i] as number) * (q[i] as number);
    return sum;
  }
  const weight = weightsOf(weighting, size);
  for (let i = 0; i < p.length; i++)
    if (p[i] !== 0)
      for (let j = 0; j < q.length; j++) sum += weight(i, j) * (p[i] as number) * (q[j] as number);
  return sum;
}

/** Share of each category among the pairable ratings. */
export const sharesOf = (matrix: Coincidence): Float64Array =>
  matrix.totals.map((count) => count / matrix.total);

/** As `observedAgreement`, but each unit weighs the same however many rated it; NaN-free only for `things > 0`. */
export function equalObservedAgreement(
  matrix: Coincidence,
  weight: (i: number, j: number) => number,
): number {
  let sum = 0;
  for (let cell = 0; cell < matrix.equalValues.length; cell++)
    sum +=
      (matrix.equalValues[cell] as number) *
      weight(matrix.rows[cell] as number, matrix.columns[cell] as number);
  return sum / matrix.things;
}

/** Σ w(i,j) over all ordered pairs of K categories. */
export function sumOfWeights(weighting: Weighting, size: number): number {
  if (weighting === "identity") return size;
  const weight = weightsOf(weighting, size);
  let sum = size;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += 2 * weight(i, j);
  return sum;
}
