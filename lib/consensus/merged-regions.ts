/** What merging regions starts from and gives. */
import type { Region } from "@/lib/annotation/document";
import type { RegionVotes } from "./votes";

/** One annotator's regions of the control; annotators in code-unit order, regions by id. */
export type RaterRegions = { rater: string; regions: readonly Region[] };

/** A candidate, with its shape and labels when it is kept. */
export type Candidate<S> = Omit<RegionVotes, "region" | "answers" | "tied"> & {
  kept: { shape: S; labels: string[] } | null;
};

/** `tie` when votes were equal for a candidate that was not kept. */
export type Merged<S> = { candidates: Candidate<S>[]; tie: boolean };
