/** What every method of consensus over many items returns: a distribution over labels per item, or a reason. Never NaN. */
import { type CrowdVotes, type GroupedVotes, type Truths, UNKNOWN } from "./crowd-votes";

/**
 * `no-votes`: nobody voted. `one-label`: fewer than two labels are declared or all votes are for the same one, so that
 * nothing tells a good rater from a bad one. `one-rater`: all votes are one rater's, whom nobody contradicts.
 * `too-many-labels`: a table would have more than `MOST_CELLS` numbers.
 */
export type CrowdUndefinedReason = "no-votes" | "one-label" | "one-rater" | "too-many-labels";

/** Of one rater, where there is such a figure; null without votes. */
export type RaterQuality = {
  votes: number;
  /** Expected share of the rater's votes that are right, by the posteriors of the items: in [0, 1]. */
  accuracy: number | null;
  /** The method's own parameter in [0, 1], for those with one number per rater. */
  competence: number | null;
  /** Labels × labels, a row per true label: the probability of each label being given for it. */
  confusion: Float64Array | null;
};

export type CrowdConsensus = {
  items: number;
  labels: number;
  /** Items × labels: the probability of each label. Rows sum to 1; of an item without votes and truth the row is 0. */
  posteriors: Float64Array;
  /** Per item the label with the highest posterior, or -1: a tie, or an item without votes. */
  winners: Int32Array;
  /** 1 per item whose highest posteriors are equal within 1e-8. */
  ties: Uint8Array;
  /** The highest posterior per item, 0 for an item without votes. */
  confidence: Float64Array;
  raters: RaterQuality[];
  /** 0 for methods that do not iterate. */
  iterations: number;
  converged: boolean;
  /** Per item 1 where the truth was told, so that its posterior says nothing of the method. */
  told: Uint8Array;
};

export type CrowdOutcome = { value: CrowdConsensus } | { value: null; reason: CrowdUndefinedReason };

/** Posteriors as close as this are equal: a tie is never broken by rounding. */
export const TIE = 1e-8;

/** Half a gigabyte in a table: of posteriors, or of confusion matrices. */
export const MOST_CELLS = 2 ** 26;

/** Why no method has a result, or undefined where there may be one. */
export function whyNone({ item, items, labels }: CrowdVotes): CrowdUndefinedReason | undefined {
  if (item.length === 0) return "no-votes";
  return items * labels > MOST_CELLS ? "too-many-labels" : undefined;
}

/** Why a method that learns about raters has no result, or undefined where it has one. */
export function whyUndefined(votes: CrowdVotes): CrowdUndefinedReason | undefined {
  const none = whyNone(votes);
  if (none) return none;
  if (votes.labels < 2 || isConstant(votes.label)) return "one-label";
  return isConstant(votes.rater) ? "one-rater" : undefined;
}

const isConstant = (values: Int32Array): boolean => values.every((value) => value === values[0]);

/** Per item the place of one of the highest posteriors, how high it is, and how many are as high within `TIE`. */
export function highest(posteriors: Float64Array, item: number, labels: number) {
  const base = item * labels;
  let best = 0;
  for (let k = 1; k < labels; k++)
    if ((posteriors[base + k] as number) > (posteriors[base + best] as number)) best = k;
  const value = posteriors[base + best] as number;
  let equals = 0;
  for (let k = 0; k < labels; k++) if (value - (posteriors[base + k] as number) <= TIE) equals++;
  return { best, value, equals };
}

/** Votes and accuracy of each rater; competence and confusion are for the method to add. */
export function raterQualities(
  { items, raters, labels, starts, cells }: GroupedVotes,
  posteriors: Float64Array,
): RaterQuality[] {
  const votes = new Float64Array(raters);
  const right = new Float64Array(raters);
  for (let i = 0; i < items; i++)
    for (let vote = starts[i] as number; vote < (starts[i + 1] as number); vote++) {
      const cell = cells[vote] as number;
      const rater = Math.floor(cell / labels);
      votes[rater] = (votes[rater] as number) + 1;
      right[rater] = (right[rater] as number) + (posteriors[i * labels + (cell % labels)] as number);
    }
  return Array.from(votes, (count, rater) => ({
    votes: count,
    accuracy: count === 0 ? null : Math.min(1, (right[rater] as number) / count),
    competence: null,
    confusion: null,
  }));
}

/** Winners, ties and confidence from posteriors. */
export function conclude(
  votes: GroupedVotes,
  posteriors: Float64Array,
  known: Truths | undefined,
  ran: { iterations: number; converged: boolean },
  qualityOf: (rater: number) => Partial<RaterQuality> = () => ({}),
): CrowdOutcome {
  const { items, labels } = votes;
  const winners = new Int32Array(items);
  const ties = new Uint8Array(items);
  const confidence = new Float64Array(items);
  const told = new Uint8Array(items);
  for (let i = 0; i < items; i++) {
    const { best, value, equals } = highest(posteriors, i, labels);
    winners[i] = value > 0 && equals === 1 ? best : -1;
    ties[i] = value > 0 && equals > 1 ? 1 : 0;
    confidence[i] = value;
    if (known && known[i] !== UNKNOWN) told[i] = 1;
  }
  const raters = raterQualities(votes, posteriors).map((own, rater) =>
    own.votes === 0 ? own : { ...own, ...qualityOf(rater) },
  );
  return { value: { items, labels, posteriors, winners, ties, confidence, raters, told, ...ran } };
}
