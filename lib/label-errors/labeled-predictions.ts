/** Given labels beside what a model says of the same examples; the model must not have seen these labels in training. */
export type LabeledPredictions = {
  /** How many labels the schema declares, at least 1. */
  labels: number;
  /** The given label per example, in [0, labels). */
  given: Int32Array;
  /** Examples × labels: the model's probabilities, rows sum to 1. */
  probabilities: Float64Array;
};

/** How many examples have each label. */
export function countLabels({ labels, given }: LabeledPredictions): Float64Array {
  const counts = new Float64Array(labels);
  for (const label of given) counts[label] = (counts[label] as number) + 1;
  return counts;
}
