/**
 * How likely the regions of an image are complete, rightly placed and rightly labeled, by a model that finds objects
 * (ObjectLab: Tkachenko, Thyagarajan and Mueller, 2023). Works on any kind of region with an overlap: the caller measures.
 */

/** The given regions of an image beside the predicted ones. */
export type ObjectComparison = {
  /** Label per given region. */
  given: readonly number[];
  predicted: readonly { label: number; probability: number }[];
  /** Given × predicted: overlap in [0, 1] (IoU). */
  overlap: Float64Array;
  /** Given × predicted: distance of the centres, px. */
  distancePx: Float64Array;
};

export type ObjectQuality = {
  /** Geometric mean of the three pooled scores, in [0, 1]. */
  score: number;
  /** Per predicted region how little it looks missed; null where the model is not sure of it or a given region overlaps. */
  overlooked: (number | null)[];
  /** Per given region how well it lies. */
  placed: number[];
  /** Per given region how little it looks like a region of another label. */
  labeled: number[];
};

/** Weight of the overlap in the similarity, beside that of the distance. */
const OVERLAP_WEIGHT = 0.9;
/** Similarity by distance falls to 1/e over ten px. */
const DISTANCE_FACTOR = 0.1;
/** A predicted region below the first says nothing of places, below the second nothing of missed or wrong labels. */
const FAIRLY_SURE = 0.5;
const SURE = 0.95;
/** The lower, the more the worst region decides. */
const TEMPERATURE = 0.1;
/** Keeps the log of 0 finite. */
const TINY = 1e-100;

/** The mean weighted towards the lowest value (softmin); 1 without values. */
function pooled(values: readonly number[]): number {
  if (values.length === 0) return 1;
  const least = Math.min(...values);
  let [sum, total] = [0, 0];
  for (const value of values) {
    const weight = Math.exp((least - value) / TEMPERATURE);
    sum += weight * value;
    total += weight;
  }
  return sum / total;
}

const similarities = ({ overlap, distancePx }: ObjectComparison): Float64Array =>
  overlap.map(
    (share, at) =>
      OVERLAP_WEIGHT * share + (1 - OVERLAP_WEIGHT) * Math.exp(-DISTANCE_FACTOR * (distancePx[at] as number)),
  );

function qualityOf(image: ObjectComparison, similarity: Float64Array, least: number): ObjectQuality {
  const { given, predicted } = image;
  const at = (region: number, prediction: number): number =>
    similarity[region * predicted.length + prediction] as number;
  const overlapOf = (region: number, prediction: number): number =>
    image.overlap[region * predicted.length + prediction] as number;
  const overlooked = predicted.map(({ label, probability }, prediction) => {
    const isCovered = given.some((_, region) => overlapOf(region, prediction) > 0);
    if (probability < SURE || isCovered) return null;
    const same = [...given.keys()].filter((region) => given[region] === label);
    if (same.length === 0) return least * (1 - probability);
    return Math.max(...same.map((region) => at(region, prediction)));
  });
  /** The highest similarity to a prediction that passes, minus infinity where none does. */
  const closest = (region: number, passes: (label: number, probability: number) => boolean): number => {
    const near = predicted.map(({ label, probability }, prediction) =>
      passes(label, probability) ? at(region, prediction) : Number.NEGATIVE_INFINITY,
    );
    return Math.max(Number.NEGATIVE_INFINITY, ...near);
  };
  const placed = given.map((own, region) => {
    const near = closest(region, (label, probability) => label === own && probability > FAIRLY_SURE);
    return Number.isFinite(near) ? near : 1;
  });
  const labeled = given.map((own, region) => {
    const near = closest(region, (label, probability) => label !== own && probability > SURE);
    return Number.isFinite(near) ? Math.max(least, 1 - near) : 1;
  });
  const parts = [overlooked.filter((value) => value !== null), placed, labeled].map(pooled);
  const score = Math.exp(parts.reduce((sum, part) => sum + Math.log(TINY + part), 0) / parts.length);
  return { score, overlooked, placed, labeled };
}

/**
 * A quality per image. Images are scored together: what stands for "nothing alike" is the lowest similarity above 0 among
 * them all, 1 where there is none. An image without regions on either side has the score 1.
 */
export function objectQuality(images: readonly ObjectComparison[]): ObjectQuality[] {
  const all = images.map(similarities);
  let least = 1;
  for (const similarity of all) for (const value of similarity) if (value > 0 && value < least) least = value;
  return images.map((image, i) => qualityOf(image, all[i] as Float64Array, least));
}
