/** Random counts for resampling: binomial and, from it, multinomial. */
import type { Random } from "@/lib/core/random";

/** log(k!) minus its Stirling approximation; the table up to 9, the series above. */
function stirlingTail(k: number): number {
  if (k <= 9) return TAIL[k] as number;
  const square = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}
const TAIL = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037651, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.00925546218271273, 0.00833056343336287,
];

/** Sums of geometric waiting times (Devroye 1986, chapter X.4): about np + 1 draws. */
function byWaiting(n: number, p: number, random: Random): number {
  const logMiss = Math.log1p(-p);
  let trials = 0;
  for (let count = 0; ; count++) {
    trials += Math.floor(Math.log(1 - random()) / logMiss) + 1;
    if (trials > n) return count;
  }
}

/** Transformed rejection BTRS (Hörmann 1993), for np >= 10 and p <= 1/2: constant time. */
function byRejection(n: number, p: number, random: Random): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const sure = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  const odds = p / (1 - p);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= sure) return k;
    if (k < 0 || k > n) continue;
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirlingTail(mode) +
      stirlingTail(n - mode) -
      stirlingTail(k) -
      stirlingTail(n - k);
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

/** Successes in `n` trials with probability `p`; `p` outside [0, 1] is clamped. */
export function binomial(n: number, p: number, random: Random): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  return n * p < 10 ? byWaiting(n, p, random) : byRejection(n, p, random);
}

/** Fills `out` with a draw of `n` items over cells proportional to `counts`, whose sum is `total`. */
export function multinomial(
  n: number,
  counts: ArrayLike<number>,
  total: number,
  random: Random,
  out: Float64Array,
): void {
  let left = n;
  let rest = total;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    const drawn = rest <= count ? left : binomial(left, count / rest, random);
    out[i] = drawn;
    left -= drawn;
    rest -= count;
  }
}
