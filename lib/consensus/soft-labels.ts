/**
 * Soft labels: the votes that agreed labels came from, as counts and shares, for training and evaluation on disagreement
 * (Uma et al. 2021, "Learning from Disagreement: A Survey"). No annotator is named.
 */
import type { Consensus } from "./consensus-of";
import type { AnswerVotes, Votes } from "./votes";

/** Votes on one question; `shares` are of those who answered it, in [0, 1]. Of several labels each is a vote of its own. */
export type SoftAnswer = {
  answered: number;
  of: number;
  counts: Record<string, number>;
  shares: Record<string, number>;
};
/** An object that at least one annotator marked: how many did, of all, and the labels they gave. */
export type SoftRegion = {
  control: string;
  /** Id of the region among the agreed labels; null for an object that is not among them. */
  region: string | null;
  votes: number;
  of: number;
  share: number;
  labels: Record<string, number>;
  answers: Record<string, SoftAnswer>;
};
/** A relation between two regions of the agreed labels. */
export type SoftRelation = {
  control: string;
  relation: string | null;
  label: string;
  from: string;
  to: string;
  votes: number;
  of: number;
  share: number;
};
export type SoftLabels = {
  answers: Record<string, SoftAnswer>;
  regions: SoftRegion[];
  relations: SoftRelation[];
};

function softAnswer({ answered, of, counts }: AnswerVotes): SoftAnswer {
  const shares = Object.entries(counts).map(([value, count]) => [
    value,
    answered === 0 ? 0 : count / answered,
  ]);
  return { answered, of, counts, shares: Object.fromEntries(shares) };
}

function addVotes(soft: SoftLabels, control: string, votes: Votes): void {
  if (votes.kind === "answer") soft.answers[control] = softAnswer(votes);
  else if (votes.kind === "regions")
    for (const { region, votes: count, labels, answers } of votes.regions)
      soft.regions.push({
        ...{ control, region, votes: count, of: votes.of, share: count / votes.of, labels },
        answers: Object.fromEntries(Object.entries(answers).map(([id, given]) => [id, softAnswer(given)])),
      });
  else
    for (const { id, votes: count, ...relation } of votes.relations)
      soft.relations.push({
        ...{ control, relation: id, ...relation, votes: count, of: votes.of, share: count / votes.of },
      });
}

/**
 * @param isAgreed whether the labels are those of the consensus: else, as of a task that a person has decided, no object is
 *   one of theirs
 */
export function softLabelsOf({ votes }: Pick<Consensus, "votes">, isAgreed: boolean): SoftLabels {
  const soft: SoftLabels = { answers: {}, regions: [], relations: [] };
  for (const [control, given] of Object.entries(votes)) addVotes(soft, control, given);
  if (isAgreed) return soft;
  return {
    answers: soft.answers,
    regions: soft.regions.map((one) => ({ ...one, region: null })),
    // Their ends are regions of the consensus, which is not among the labels.
    relations: [],
  };
}
