/**
 * The contract of a measure of agreement: one file each in `measures/`, with its id, the keys of its name and its hint,
 * its needs, and its function. The page, its hints and the scales of kinds take measures from there.
 */
import type { MessageKey } from "@/lib/i18n";
import type { ChainSums, Chains } from "./chains";
import type { Coincidence, Contribution } from "./coincidence";
import type { Measured } from "./measured";
import type { RaterTable } from "./rating-tally";

/** What a measure may know of the categories besides how often they met. */
export type Categories = {
  /** The values that stand for the rows and columns of the matrix. */
  values: readonly string[];
  /** How many the schema declares, also unused ones. */
  declared: number;
  /** Per category, the units that one rater alone rated so. */
  singles: readonly number[];
  /** Of labels of a tree: the label above. */
  parentOf?: (id: string) => string | undefined;
};

type Named = {
  /** As the API and manifests of releases give it; never changes. */
  id: string;
  name: MessageKey;
  /** Its meaning, in a sentence. */
  hint: MessageKey;
  /** What its values have to be, where not every value of an answer will do. */
  reads?: "numbers" | "ranks";
  /** A distance: 0 is full agreement and more is less. Of all others 1 is full agreement. */
  isDistance?: true;
};

/** Needs how often each pair of categories met, over all raters. */
export type MatrixMeasure = Named & {
  needs: "matrix";
  /** One evaluation looks at every pair of categories, which the number of bootstrap replicates depends on. */
  looksAtAllPairs?: true;
  of: (matrix: Coincidence, categories: Categories) => Measured;
};
/** Needs the ratings of two raters, each under its rater. */
export type TableMeasure = Named & {
  needs: "table";
  of: (table: RaterTable, categories: Categories) => Measured;
};
/** The sums over all units, with the raters kept apart. */
export type RaterData = {
  matrix: Coincidence;
  tables: readonly RaterTable[];
  /** Per rater, how many ratings of each category (by its index) were given, also in units of a single rating. */
  byRater: readonly ReadonlyMap<number, number>[];
  contributions: readonly Contribution[];
};
/** Needs which rater gave which rating, of all raters together. */
export type RaterMeasure = Named & {
  needs: "raters";
  /** Drawing tasks again moves the figure itself, so that an interval from it would lie beside the figure. */
  noInterval?: true;
  of: (data: RaterData, categories: Categories) => Measured;
};
/** Needs the ratings of one unit together; the figure is the mean over units, each weighing the same. */
export type UnitMeasure = Named & {
  needs: "units";
  /** Null where the unit tells nothing. */
  of: (unit: Contribution, categories: Categories) => number | null;
};
/** A share of sums over units: what both have against what there is to have. */
export type ShareMeasure = Named & { needs: "sums" };
/** Needs the labels of matched regions. */
export type LabelMeasure = Omit<MatrixMeasure, "needs"> & { needs: "labels" };

/** Needs the chains of mentions of two raters. */
export type ChainMeasure = Named & { needs: "chains"; sums: (first: Chains, second: Chains) => ChainSums };
/** The mean of measures of chains. */
export type ChainMean = Named & { needs: "chain-scores"; of: readonly ChainMeasure[] };

export type Measure =
  | MatrixMeasure
  | TableMeasure
  | RaterMeasure
  | UnitMeasure
  | ShareMeasure
  | LabelMeasure
  | ChainMeasure
  | ChainMean;

/** Keeps what is derived from the values of one summary for its further evaluations. */
export function oncePerValues<T>(make: (categories: Categories) => T): (categories: Categories) => T {
  const made = new WeakMap<readonly string[], T>();
  return (categories) => {
    const known = made.get(categories.values);
    if (known !== undefined) return known;
    const fresh = make(categories);
    made.set(categories.values, fresh);
    return fresh;
  };
}
