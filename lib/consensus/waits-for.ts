/** Words of a run of consensus that browsers need, apart from what computes it. */
/**
 * Why a task waits for a person. `tie`: two answers are equally probable; `objects`: annotators do not agree on regions or
 * relations; `text`: not all of them
 * wrote the same text, and none is more right for being given twice; `incomplete`: a required
 * question ends without an answer; `low-confidence`: an answer is less sure than asked for.
 */
export const WAITS_FOR = ["tie", "objects", "text", "incomplete", "low-confidence"] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** Confidence is told and compared in whole percent, rounded down: a task of 89.9 % is not one of 90 %. */
export const percentOf = (confidence: number): number => Math.floor(confidence * 100 + 1e-6);

/** States of a resolution by method that tasks are found by: `waiting` for a person at all, or for one reason. */
export const CONSENSUS_STATES = ["settled", "waiting", "outdated", ...WAITS_FOR] as const;
export type ConsensusState = (typeof CONSENSUS_STATES)[number];
