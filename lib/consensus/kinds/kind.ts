/** The contracts of kinds that a consensus can be formed on. One file per kind; `index.ts` registers them. */
import type { AnswerValue, Region } from "@/lib/annotation/document";
import type { ShapeOf } from "@/lib/annotation/shapes";
import type { AnswerControl, ControlOf, RegionKindName } from "@/lib/labels/schema";
import type { AnswerVotes, Method, RegionVotes } from "../votes";

/** The agreed value; undefined when there is none, with `tie` when it is for equal votes. */
export type AnswerConsensus = { value: AnswerValue | undefined; tie: boolean; votes: AnswerVotes };

/** How people vote on one kind of whole-task answer. */
export type AnswerConsensusKind<K extends AnswerControl["kind"]> = {
  kind: K;
  /** @param values one per person who answered, in any order; @param of people who answered the task */
  vote: (
    control: ControlOf<K>,
    values: readonly AnswerValue[],
    of: number,
    method: Method,
  ) => AnswerConsensus;
};

/** One person's regions of the control; people in code-unit order, regions by id. */
export type RaterRegions = { rater: string; regions: readonly Region[] };

/** A candidate, with its shape and labels when it is kept. */
export type Candidate<K extends RegionKindName> = Omit<RegionVotes, "region" | "answers" | "tied"> & {
  kept: { shape: ShapeOf<K>; labels: string[] } | null;
};

/** How one kind of region is merged. */
export type RegionConsensusKind<K extends RegionKindName> = {
  kind: K;
  /** Candidates in a fixed order, whether kept or not; `tie` when votes were equal for one that was not. */
  merge: (
    control: ControlOf<K>,
    raters: readonly RaterRegions[],
    method: Method,
  ) => { candidates: Candidate<K>[]; tie: boolean };
};
