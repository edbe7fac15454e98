/**
 * A unit: what one task contributes to the agreement on one control, small and as plain JSON so that it can be stored
 * beside the task and replaced when an answer changes. All figures of a control are computed from its units alone.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { ChainSums } from "./chains";

/** One rater's submitted document; a rater appears at most once per task. */
export type Answer = { rater: string; document: AnnotationDocument };

/** How much the raters of this task differ, 0 (not at all) to 1; null when fewer than two answered. */
type Disagreement = { disagreement: number | null };

/** Of the way units are made, see `ControlMeasure`; 1 without one. */
type Versioned = { version?: number };

/**
 * Units of regions, and of questions about them with a closed list of values, are added up (`summed.ts`) since this version;
 * 3 is also with `alike`. A later one that changes what a unit adds needs a migration that empties the sums and marks all tasks.
 */
export const SUMMED_VERSION = 3;

/** For whole-task answers: each rater's value, raters in code-unit order. */
export type RatingsUnit = Disagreement &
  Versioned & {
    kind: "ratings";
    /**
     * A label id, sorted label ids joined by commas (label ids hold none), a ranking's in its order, a number as digits, or
     * what stands for a text.
     */
    ratings: [rater: string, value: string][];
    /** Of free texts, per pair and measure: a share as numerator and denominator; a text too long to compare has none. */
    pairs?: Pick<RegionPair, "a" | "b" | "sums">[];
  };

/** Agreement of two raters on the regions of one task. */
export type RegionPair = {
  /** Raters, `a` before `b` in code-unit order. */
  a: string;
  b: string;
  /** Per measure of the kind: a share as numerator and denominator, so that tasks add up. */
  sums: Record<string, [numerator: number, denominator: number]>;
  /** Per label id: twice the regions both have with it, and the regions of either with it. */
  labels: Record<string, [agreed: number, all: number]>;
  /** Of spans, per label id: disagreement expected less observed, and expected, see `placementSums`. */
  placed?: Record<string, [better: number, expected: number]>;
  /** Label ids of matched regions (sorted, joined by commas) on either side, and how many matches have them. */
  matched: [a: string, b: string, count: number][];
  /** Of shapes and spans: what both have at each least likeness. */
  alike?: Alike;
};

/**
 * Regions of either rater, and the matched pairs by least likeness (`likenessSteps`): how many pairs more there are at this step
 * than at the next, how many of them have the same labels, and their likeness in millionths. Steps at which nothing changes are left out.
 */
export type Alike = {
  regions: number;
  steps: [step: number, pairs: number, same: number, likeness: number][];
};

/** For region controls: every rater's counts and every pair's tallies. */
export type RegionsUnit = Disagreement &
  Versioned & {
    kind: "regions";
    /**
     * Per rater, in code-unit order: regions by label id, also ids the schema no longer has, of which `pairs` holds nothing;
     * so the summary can say that they were left out. An empty record means "found nothing", which is an answer.
     */
    found: [rater: string, labels: Record<string, number>][];
    pairs: RegionPair[];
  };

/** How the answers about a control's regions meet in one task. */
export type MatchedRegions = {
  /** The control of the regions. */
  control: string;
  /** Answers about one region as two raters gave them, `a` before `b` in code-unit order, and how many regions have them. */
  met: [a: string, b: string, valueA: string, valueB: string, count: number][];
  /** Answers about regions that no other rater has, or has answered. */
  alone: number;
};

/** For questions about regions: by control, those that were answered. */
export type MatchedUnit = Disagreement &
  Versioned & {
    kind: "matched";
    regions: MatchedRegions[];
  };

/** For chains of mentions: how many every rater made, and how those of every pair meet, by measure. */
export type ChainsUnit = Disagreement & {
  kind: "chains";
  /** Raters in code-unit order; none made is an answer. */
  found: [rater: string, chains: number][];
  /** `a` before `b` in code-unit order. */
  pairs: { a: string; b: string; sums: Record<string, ChainSums> }[];
};

/** One task on one control; the control decides which of them it is. */
export type Unit = RatingsUnit | RegionsUnit | MatchedUnit | ChainsUnit;

/** A unit, and how many tasks have it: one where nothing is said, as always of units that are no ratings. */
export type CountedUnit = { unit: Unit; tasks?: number };

/** Label ids of a joined value. */
export const splitIds = (value: string): string[] => (value === "" ? [] : value.split(","));
/** Label ids as one value that is equal for equal sets. */
export const joinIds = (ids: readonly string[]): string =>
  ids.length === 1 ? (ids[0] as string) : [...new Set(ids)].sort().join(",");

/** Answers in the order of rater ids, so that nothing depends on the order of submission. */
export const byRater = <T extends { rater: string }>(answers: readonly T[]): T[] =>
  answers.slice().sort((a, b) => (a.rater < b.rater ? -1 : a.rater > b.rater ? 1 : 0));

/** The mean of `value` over all unordered pairs; null for fewer than two items. */
export function meanOverPairs<T>(items: readonly T[], value: (a: T, b: T) => number): number | null {
  if (items.length < 2) return null;
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < items.length; i++)
    for (let j = i + 1; j < items.length; j++) {
      sum += value(items[i] as T, items[j] as T);
      pairs++;
    }
  return sum / pairs;
}
