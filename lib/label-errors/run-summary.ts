/** What a search for label errors has come to, as it is stored and shown. */

/** Where the probabilities come from: those uploaded for the question, or what a model has predicted. */
export type RunSource = { kind: "probabilities"; fileName: string } | { kind: "predictions"; model: string };

/**
 * `label`: a question has another label than the model finds most probable. Of regions: `overlooked`, one that the model is
 * sure of is missing; `misplaced`, one lies otherwise than the model's; `mislabeled`, one has another label than the model's.
 */
export const LABEL_PROBLEMS = ["label", "overlooked", "misplaced", "mislabeled"] as const;
export type LabelProblem = (typeof LABEL_PROBLEMS)[number];

/**
 * Why there is no result. `labels-changed`: the question has other labels than the probabilities are of; `no-probabilities`:
 * of no task that has a label there is a probability; `few-tasks`: of fewer than `FEWEST_TASKS`; `one-label`: all have the
 * same label, so that nothing says when the model is sure of another.
 */
export const NO_RESULT_REASONS = ["labels-changed", "no-probabilities", "few-tasks", "one-label"] as const;
export type NoResultReason = (typeof NO_RESULT_REASONS)[number];

/** Thresholds and rates of fewer say nothing. */
export const FEWEST_TASKS = 30;

/** Tasks that could not be looked at. `noLabel`: nobody has labeled them; `tie`: as many say one label as another. */
export type LeftOut = { noLabel: number; tie: number; noProbability: number };

export type RunSummary = {
  /** Tasks with a label and a probability. */
  tasks: number;
  leftOut: LeftOut;
  reason: NoResultReason | null;
  likely: number;
  /** Tasks whose label is not the most probable one, the likely errors among them. */
  differing: number;
  /** Share of the tasks whose label is wrong, by the joint; null of regions, and without a result. */
  noiseRate: number | null;
  /** Of a question: the calibrated joint, its cells above 0; how many tasks with the given label have that true one. */
  joint: { given: string; truth: string; tasks: number }[];
};
