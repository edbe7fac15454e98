/** The agreement on one control as a page or the API shows it: plain JSON, no live objects. */
import type { Control, ControlKind } from "@/lib/labels/schema";
import type { Interval } from "./bootstrap";
import type { ByThreshold } from "./likeness-steps";
import type { UndefinedReason } from "./measured";
import type { Parts } from "./summed";
import type { Answer, CountedUnit, Unit } from "./unit";

/** One measure with what it rests on. */
export type MeasureResult = {
  /** Such as `alpha-nominal`, `percent`, `f1-exact`. */
  id: string;
  /** Without unit, 1 is full agreement, but for measures that are a distance (`isDistance`); null with a `reason`. */
  value: number | null;
  reason?: UndefinedReason;
  /** 95 % bootstrap limits over tasks; null where none is computed or defined. */
  interval: Interval | null;
  /** Under 30 units: the interval is a rough guide. */
  rough: boolean;
  /** Tasks that at least two raters answered. */
  units: number;
  /** Pairs of answers that were compared. */
  pairs: number;
};

/** Agreement on one label of the schema; every label has a row. */
export type LabelAgreement = {
  label: string;
  /** Choices and ratings: alpha of this label against the rest. Regions: F1 of the regions with this label. */
  value: number | null;
  reason?: UndefinedReason;
  /** Choices and ratings: the share of agreement on this label, chance included (`specificAgreement`); null where nobody gave it. */
  observed?: number | null;
  /** Spans of text: Krippendorff's unitizing alpha of this label; null where nothing was marked with it. */
  placed?: number | null;
  /** Choices: ratings with this label in tasks with two or more. Regions: regions with it, counted once per pair. */
  n: number;
};

/** One cell of the heatmap of annotators. */
export type PairAgreement = {
  /** Rater ids, a before b in code-unit order. */
  a: string;
  b: string;
  value: number | null;
  reason?: UndefinedReason;
  /** Tasks both answered. */
  n: number;
};

/** How often one of two raters chose `a` and the other `b`; only different labels, most frequent first. */
export type Confusion = { a: string; b: string; count: number };

/** How often a label was given, by any rater in any unit; `share` of all labels given, in [0, 1]. */
export type LabelBalance = { label: string; count: number; share: number };

/**
 * `one-label-dominates`: percent above .9 with alpha below .67, chance correction is unstable, look at AC1.
 * `few-units`: under 30 tasks with two answers. `unknown-labels`: answers with labels the schema no longer has were
 * left out. `not-measured`: no measure exists for this control yet.
 */
export type AgreementNote = "one-label-dominates" | "few-units" | "unknown-labels" | "not-measured";

/** Everything about one control. */
export type ControlAgreement = {
  control: string;
  kind: ControlKind;
  headline: MeasureResult;
  /** The further measures of the kind, in the order to show them. */
  measures: MeasureResult[];
  byLabel: LabelAgreement[];
  /** What `byPair` holds, such as `cohen-kappa`. */
  pairMeasure: string;
  byPair: PairAgreement[];
  confusion: Confusion[];
  /** Shapes and spans: what both of two raters have, by how alike it must be at least. */
  byThreshold?: ByThreshold;
  /** Every label of the schema, in its order. */
  balance: LabelBalance[];
  /** Tasks answered by two or more, and all those answered. */
  units: number;
  answered: number;
  raters: string[];
  notes: AgreementNote[];
};

/** What decides the intervals besides the units. */
export type SummaryOptions = {
  /** Of the bootstrap; any integer. */
  seed: number;
  /** Bootstrap replicates, default 1,000; 0 for no intervals. */
  replicates?: number;
};

/** What the answers of a task do not tell of it. */
export type TaskFacts = {
  /** Length of an input's text in characters (code points); undefined where it is not known. */
  textLength?: (input: string) => number | undefined;
};

/** How the agreement on a control is measured: the units of its tasks, and the figures over them. */
export type ControlMeasure = {
  /** Of the units that are made now; those of a lower version, 1 without one, lack figures. */
  version?: number;
  /** The unit of answers in rater order; null when no rater answered the control. `controls` are all of the schema. */
  unitOf: (answers: readonly Answer[], controls: readonly Control[], task: TaskFacts) => Unit | null;
  /** Any order of units gives the same result. */
  summarize: (units: Iterable<CountedUnit>, options: SummaryOptions) => ControlAgreement;
  /**
   * The same from the sums of all units (`summed.ts`), with intervals over shards of tasks. Of a question about regions the sums
   * are of the regions of one control.
   * @returns null where only the units tell: there are values that the control does not have
   */
  summarizeSums?: (parts: Parts, options: SummaryOptions) => ControlAgreement | null;
};
