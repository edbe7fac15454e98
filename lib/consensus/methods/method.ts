/**
 * The contract of a method that finds the labels of all items at once from votes: one file each, with its id, the keys of
 * its name and its hint, its needs, its paper and its function. It sees votes, not tasks.
 */
import type { MessageKey } from "@/lib/i18n";
import type { CrowdOutcome } from "./crowd-consensus";
import type { CrowdVotes, Truths } from "./crowd-votes";

export type MethodOptions = {
  /** Truths that the method is told and holds fixed, such as gold items; those to be scored on are never told. */
  known?: Truths;
  /** Of methods that try random starts; equal seeds and equal votes give equal results. Default 1. */
  seed?: number;
  /** Default 200. */
  iterations?: number;
  /** A method has converged when no posterior has moved by more than this in an iteration. Default 1e-4. */
  tolerance?: number;
};

export type ConsensusMethod = {
  /** As the API and manifests of releases give it; never changes. */
  id: string;
  name: MessageKey;
  /** Its meaning, in a sentence. */
  hint: MessageKey;
  needs: {
    /** Mean votes of a rater below which the method is not recommended: so many figures it learns of each rater. */
    votesPerRater: number;
    /** Fewest raters and labels for which it has a result. */
    raters: number;
    labels: number;
  };
  /** Where the formulas come from. */
  paper: string;
  of: (votes: CrowdVotes, options?: MethodOptions) => CrowdOutcome;
};
