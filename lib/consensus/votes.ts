/** What a consensus rests on, kept beside the result: plain JSON. */

/** By most, or by all. */
export type Method = "majority" | "unanimous";

/** Votes on an answer: of those who answered the task, or of those whose regions were made one. */
export type AnswerVotes = {
  kind: "answer";
  /**
   * Annotators who answered this control, of all who could; also those whose label the schema no longer has, but of
   * several labels not those who gave only such labels.
   */
  answered: number;
  of: number;
  /**
   * Votes per value (label id, number as digits, text as it is compared), values in code-unit order. A value the schema no longer has is among
   * them, but not where several labels may be chosen: there each label is a question of its own, and that one is gone.
   */
  counts: Record<string, number>;
};

/** One candidate region: the object that several annotators seem to have marked. */
export type RegionVotes = {
  /** Id of the region in the consensus document; null when it was not kept. */
  region: string | null;
  /** How many annotators have it. */
  votes: number;
  /** Votes per label id among them, in code-unit order; labels the schema no longer has as in `AnswerVotes`. */
  labels: Record<string, number>;
  /** The regions it was made from, by rater. */
  members: { rater: string; region: string }[];
  /** Votes on what was asked about it, by control id; none when it was not kept. */
  answers: Record<string, AnswerVotes>;
  /** Ids of controls asked about it whose votes were equal. */
  tied: string[];
};

/** Votes on the regions of one control; `of` annotators answered the task. */
export type RegionsVotes = { kind: "regions"; of: number; regions: RegionVotes[] };

/** One candidate relation: two regions of the consensus, and the label that annotators relate them by. */
export type RelationVotes = {
  /** Of the relation in the consensus document; null when it was not kept. */
  id: string | null;
  label: string;
  /** Ids of regions in the consensus document. */
  from: string;
  to: string;
  /** How many annotators have it. */
  votes: number;
};

/** Votes on the relations of one control; `of` annotators answered the task. */
export type RelationsVotes = { kind: "relations"; of: number; relations: RelationVotes[] };

/** What one control's consensus rests on. */
export type Votes = AnswerVotes | RegionsVotes | RelationsVotes;

/** Whether `votes` of `of` annotators suffice: more than half, or all. */
export const isEnough = (votes: number, of: number, method: Method): boolean =>
  method === "unanimous" ? votes === of : votes * 2 > of;

/** Exactly half of the annotators: no majority either way. Unanimity knows no tie. */
export const isSplit = (votes: number, of: number, method: Method): boolean =>
  method === "majority" && votes * 2 === of;

/** Occurrences per value, in code-unit order of the values. */
export function countVotes(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/**
 * The value with the most votes. Where several have as many, none: a tie is never broken by the order of labels. For
 * `unanimous` the one value that all annotators gave and beside which none gave another, or none without a tie.
 */
export function winnerOf(
  counts: Readonly<Record<string, number>>,
  of: number,
  method: Method,
): { winner: string | null; tie: boolean } {
  const most = Math.max(0, ...Object.values(counts));
  const best = Object.keys(counts).filter((value) => counts[value] === most);
  const [winner] = best;
  if (winner === undefined) return { winner: null, tie: false };
  if (method === "unanimous") return { winner: most === of && best.length === 1 ? winner : null, tie: false };
  return best.length === 1 ? { winner, tie: false } : { winner: null, tie: true };
}
