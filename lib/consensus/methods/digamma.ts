/** The derivative of log Γ, for expected logs under Beta and Dirichlet distributions. */

/**
 * ψ(x) for x > 0, to about 1e-12: the recurrence ψ(x) = ψ(x + 1) - 1/x up to 10, then the asymptotic series (Abramowitz
 * and Stegun 1964, 6.3.5 and 6.3.18).
 */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 10; at++) shift -= 1 / at;
  const square = 1 / (at * at);
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return shift + Math.log(at) - 0.5 / at - series;
}
