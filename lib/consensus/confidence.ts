/**
 * How sure the vote on a task is: the share of annotators who gave what was agreed, of the question on which they agree
 * least. Out of scope: methods that weigh annotators by their quality.
 */
import { scaleOf } from "@/lib/kinds/scales";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { Consensus } from "./consensus-of";
import type { AnswerVotes, RegionsVotes, RelationsVotes, Votes } from "./votes";

const share = (votes: number, of: number): number => (of === 0 ? 1 : votes / of);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of several labels the one that is least clear: few said that it fits, or few that it does not. */
function ofSet({ counts, answered }: AnswerVotes, chosen: readonly unknown[]): number {
  const clear = Object.entries(counts).map(([id, votes]) =>
    chosen.includes(id) ? share(votes, answered) : 1 - share(votes, answered),
  );
  return Math.min(1, ...clear);
}

/** Without an agreed answer, that of the answer with most votes. */
function ofValue({ counts, answered }: AnswerVotes, value: unknown): number {
  const own = typeof value === "number" || typeof value === "string" ? counts[String(value)] : undefined;
  return share(own ?? Math.max(0, ...Object.values(counts)), answered);
}

/** The mean over all objects that somebody marked: how many have one that was kept, with its labels, or do not have one that was not. */
function ofRegions({ regions, of }: RegionsVotes, labelsOf: ReadonlyMap<string, readonly string[]>): number {
  return mean(
    regions.map(({ region, votes, labels }) => {
      if (region === null) return 1 - share(votes, of);
      const kept = (labelsOf.get(region) ?? []).map((id) => labels[id] ?? 0);
      return share(Math.min(votes, ...kept), of);
    }),
  );
}

const ofRelations = ({ relations, of }: RelationsVotes): number =>
  mean(relations.map(({ id, votes }) => (id === null ? 1 - share(votes, of) : share(votes, of))));

type Voted = Pick<Consensus, "document" | "votes">;

/**
 * Of each control that was voted on, by its id.
 * @param consensus by majority
 * @returns in [0, 1]; 1 where there is one annotator
 */
export function confidencesOf(schema: LabelSchema, { document, votes }: Voted): Record<string, number> {
  const labelsOf = new Map(document.regions.map(({ id, labels }) => [id, labels]));
  const confidence = (id: string, given: Votes): number => {
    if (given.kind === "regions") return ofRegions(given, labelsOf);
    if (given.kind === "relations") return ofRelations(given);
    const control = findControl(schema, id);
    const value = document.answers[id];
    const isSet = control && isAnswerControl(control) && scaleOf(control)?.type === "sets";
    return isSet ? ofSet(given, Array.isArray(value) ? value : []) : ofValue(given, value);
  };
  return Object.fromEntries(Object.entries(votes).map(([id, given]) => [id, confidence(id, given)]));
}

/**
 * @param consensus by majority
 * @returns in [0, 1]; 1 where there is one annotator, or nothing was voted on
 */
export const confidenceOf = (schema: LabelSchema, consensus: Voted): number =>
  Math.min(1, ...Object.values(confidencesOf(schema, consensus)));
