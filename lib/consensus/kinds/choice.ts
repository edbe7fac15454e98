/**
 * Choices. Single: the label with the most votes. Multiple: every label that more than half of those who answered
 * chose (all people, for unanimous); a label with exactly half is a tie and is left out.
 */
import type { ControlOf } from "@/lib/labels/schema";
import { countVotes, isEnough, isSplit, winnerOf } from "../votes";
import type { AnswerConsensusKind } from "./kind";

const isKnown = (control: ControlOf<"choice">, id: string) => control.labels.some((label) => label.id === id);

/**
 * See the head of this file. A label the schema no longer has can win the vote on a single choice, which then ends
 * without an answer: nobody gave the runner-up as the answer of most. Of several labels it is left out of account.
 */
export const choice: AnswerConsensusKind<"choice"> = {
  kind: "choice",
  vote: (control, values, of, method) => {
    const sets = values.map((value) => [...new Set([value].flat().map(String))]);
    const given = sets.flat();
    const known = given.filter((id) => isKnown(control, id));
    const counts = countVotes(control.multiple ? known : given);
    // A set that has none but removed labels says nothing any more; it is not "none of them".
    const isGone = (ids: string[]) => ids.length > 0 && !ids.some((id) => isKnown(control, id));
    const answered = control.multiple ? sets.filter((ids) => !isGone(ids)).length : sets.length;
    const votes = { kind: "answer" as const, answered, of, counts };
    if (!control.multiple) {
      const { winner, tie } = winnerOf(counts, of, method);
      const value = winner !== null && isKnown(control, winner) ? winner : undefined;
      return { value, tie: tie && known.length > 0, votes };
    }
    const voters = method === "unanimous" ? of : sets.length;
    const chosen = Object.keys(counts).filter((id) => isEnough(counts[id] as number, voters, method));
    const tie = Object.values(counts).some((count) => isSplit(count, voters, method));
    // Labels that are gone leave nothing to say; sets without a common label say that none of them fits.
    const isSaid = chosen.length > 0 || known.length > 0 || sets.some((ids) => ids.length === 0);
    return { value: isSaid ? chosen : undefined, tie, votes };
  },
};
