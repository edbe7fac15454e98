/** Ratings: the one most often given. Equal votes give none and a tie; a mean would be a rating nobody gave. */
import { countVotes, winnerOf } from "../votes";
import type { AnswerConsensusKind } from "./kind";

/** See the head of this file. A rating above a lowered `max` counts as a vote, but cannot be the answer. */
export const rating: AnswerConsensusKind<"rating"> = {
  kind: "rating",
  vote: ({ max }, values, of, method) => {
    const known = new Set(
      values.filter((value) => typeof value === "number" && value >= 1 && value <= max).map(String),
    );
    const counts = countVotes(values.map(String));
    const { winner, tie } = winnerOf(counts, of, method);
    const votes = { kind: "answer" as const, answered: values.length, of, counts };
    const value = winner !== null && known.has(winner) ? Number(winner) : undefined;
    return { value, tie: tie && known.size > 0, votes };
  },
};
