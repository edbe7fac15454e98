/**
 * Votes on answers that have a scale. One category each, and numbers: the value most often given; equal votes give none
 * and a tie, and a mean would be a number that no annotator gave. Sets: every category that more than half of the
 * annotators who answered chose (all of them, for unanimous); one with exactly half is a tie and is left out.
 */
import { joinIds } from "@/lib/agreement/unit";
import type { AnswerValue } from "@/lib/annotation/document";
import { answerKind } from "@/lib/kinds";
import type { AnswerScale } from "@/lib/kinds/compare";
import type { AnswerControl } from "@/lib/labels/schema";
import { type AnswerVotes, countVotes, isEnough, isSplit, type Method, winnerOf } from "./votes";

/** The agreed value; undefined when there is none, with `tie` when it is for equal votes. */
export type AnswerConsensus = { value: AnswerValue | undefined; tie: boolean; votes: AnswerVotes };

/**
 * @param values one per annotator who answered, in any order
 * @param of number of annotators who answered the task
 */
type Vote = (values: readonly AnswerValue[], of: number, method: Method) => AnswerConsensus;

/**
 * One value each. One that the schema no longer has can win the vote, which then ends without an answer: the runner-up
 * is not the majority's answer.
 */
const pluralityVote =
  (known: ReadonlySet<string>, toValue: (value: string) => AnswerValue): Vote =>
  (values, of, method) => {
    // Several labels where one may be given are a value that the schema does not have.
    const given = values.map((value) => joinIds([value].flat().map(String)));
    const counts = countVotes(given);
    const { winner, tie } = winnerOf(counts, of, method);
    return {
      value: winner !== null && known.has(winner) ? toValue(winner) : undefined,
      tie: tie && given.some((value) => known.has(value)),
      votes: { kind: "answer", answered: values.length, of, counts },
    };
  };

/** Of several categories, those that the schema no longer has are left out of account. */
const setVote =
  (known: ReadonlySet<string>): Vote =>
  (values, of, method) => {
    const sets = values.map((value) => [...new Set([value].flat().map(String))]);
    const given = sets.flat().filter((id) => known.has(id));
    const counts = countVotes(given);
    // A set with only removed labels is no answer any more; it is not "none of them".
    const isGone = (ids: string[]) => ids.length > 0 && !ids.some((id) => known.has(id));
    const answered = sets.filter((ids) => !isGone(ids)).length;
    const voters = method === "unanimous" ? of : sets.length;
    const chosen = Object.keys(counts).filter((id) => isEnough(counts[id] as number, voters, method));
    const tie = Object.values(counts).some((count) => isSplit(count, voters, method));
    // Labels that are gone leave nothing to say; sets without a common label say that none of them fits.
    const isSaid = chosen.length > 0 || given.length > 0 || sets.some((ids) => ids.length === 0);
    return { value: isSaid ? chosen : undefined, tie, votes: { kind: "answer", answered, of, counts } };
  };

function voteBy(scale: AnswerScale): Vote {
  if (scale.type === "sets") return setVote(new Set(scale.categories));
  if (scale.type !== "ordinal") return pluralityVote(new Set(scale.categories), (value) => value);
  return pluralityVote(new Set(Array.from({ length: scale.max }, (_, i) => `${i + 1}`)), Number);
}

/** How answers to this control are voted on; undefined where its kind declares no comparison. */
export function answerVote(control: AnswerControl): Vote | undefined {
  const scale = answerKind(control.kind).scale?.(control);
  return scale && voteBy(scale);
}
