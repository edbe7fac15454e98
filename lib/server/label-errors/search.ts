/** What a search for label errors is given, and what it hands over. */
import type { LabelProblem } from "@/lib/label-errors/run-summary";
import type { Control } from "@/lib/labels/schema";
import { sha256Hex } from "../sha256";

export type ProbabilitySource =
  | { kind: "probabilities"; setId: string; labels: readonly string[] }
  | { kind: "predictions"; model: string; schemaVersion: number };
export type SearchInput = { projectId: string; control: Control; source: ProbabilitySource };
export type FoundError = {
  taskId: string;
  rank: number;
  likely: boolean;
  problem: LabelProblem;
  given: string;
  suggested: string;
  score: number;
  probability: number | null;
  basis: string;
};

/** Rows that are handed over at once, few enough for one transaction. */
export const PART = 2_000;

const BASIS_CHARS = 32;
/** Tells whether what a dismissal rests on has changed. */
export const basisOf = (...parts: unknown[]): string =>
  sha256Hex(JSON.stringify(parts)).slice(0, BASIS_CHARS);
