/** Ratings: the one most often given. Equal votes give none and a tie; a mean would be a rating nobody gave. */
import { countVotes, winnerOf } from "../votes";
import type { AnswerConsensusKind } from "./kind";

/** See the head of this file. Ratings outside 1 to `max` get no votes. */
export const rating: AnswerConsensusKind<"rating"> = {
  kind: "rating",
  vote: ({ max }, values, of, method) => {
    const known = values.filter((value) => typeof value === "number" && value >= 1 && value <= max);
    const counts = countVotes(known.map(String));
    const { winner, tie } = winnerOf(counts, of, method);
    const votes = { kind: "answer" as const, answered: known.length, of, counts };
    return { value: winner === null ? undefined : Number(winner), tie, votes };
  },
};
