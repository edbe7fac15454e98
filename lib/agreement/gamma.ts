/**
 * Gamma (Mathet, Widlöcher and Métivier 2015): 1 - the disorder of the best alignment over the mean disorder of the best
 * alignments of continua made by chance. A continuum of chance takes for each annotator the units of one of the real ones,
 * drawn at random, all moved along by a random number of characters, round the end to the start; so lengths, labels and
 * distances stay, and what is left to chance is the place. (Mathet's second way, to draw units from fitted distributions, is
 * out of scope.) Random numbers come from a seed: the same spans give the same gamma.
 */
import { type Random, seededRandom } from "@/lib/core/random";
import { bestDisorder, GAMMA_WEIGHTS, type GammaWeights, type LabeledUnit } from "./gamma-alignment";
import type { Measured } from "./measured";

/** Summed disorder of unitary alignments, observed and expected, so that continua add up. */
export type GammaParts = { observed: number; expected: number };

/** Above so many units of two annotators together a page does not wait for gamma. */
export const MOST_GAMMA_UNITS = 80;

const moved = (units: readonly LabeledUnit[], by: number, length: number): LabeledUnit[] =>
  units.map(({ start, end, label }) => {
    const from = (start + by) % length;
    return { start: from, end: from + end - start, label };
  });

type Options = {
  /** Of the continuum, in characters. */
  length: number;
  /** Continua of chance; the mean of 30 has an error of a few hundredths. */
  samples: number;
  seed: number;
  weights?: GammaWeights;
};

function sampled(raters: readonly (readonly LabeledUnit[])[], length: number, random: Random) {
  return raters.map(() =>
    moved(
      raters[Math.floor(random() * raters.length)] as readonly LabeledUnit[],
      Math.floor(random() * length),
      length,
    ),
  );
}

/** @returns null beyond what is searched, see `bestDisorder` */
export function gammaParts(
  raters: readonly (readonly LabeledUnit[])[],
  { length, samples, seed, weights = GAMMA_WEIGHTS }: Options,
): GammaParts | null {
  const observed = bestDisorder(raters, weights);
  if (observed === null) return null;
  const random = seededRandom(seed);
  let sum = 0;
  for (let sample = 0; sample < samples; sample++) {
    const disorder = bestDisorder(sampled(raters, length, random), weights);
    if (disorder === null) return null;
    sum += disorder;
  }
  return { observed, expected: sum / samples };
}

/**
 * At most 1; of one continuum or of the sums of several.
 * @returns `too-large` for parts that are null, `nothing-to-compare` where nobody marked a unit
 */
export function gammaOf(parts: GammaParts | null): Measured {
  if (parts === null) return { value: null, reason: "too-large" };
  const { observed, expected } = parts;
  if (expected <= 0) return { value: null, reason: observed > 0 ? "no-variation" : "nothing-to-compare" };
  return { value: 1 - observed / expected };
}
