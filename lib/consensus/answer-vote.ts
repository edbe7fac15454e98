/**
 * Votes on answers that have a scale. One category each, ratings, rankings, texts and dates: the value most often given;
 * equal votes give none and a tie, and a mean would be a number that no annotator gave. Numbers: their median, which one
 * careless answer does not move; of an even number of answers whose two in the middle differ none, and a tie. Sets: every category that more than half of the
 * annotators who answered chose (all of them, for unanimous); one with exactly half is a tie and is left out. Several texts: as sets.
 */
import { rankKey } from "@/lib/agreement/rank-distance";
import { joinIds } from "@/lib/agreement/unit";
import type { AnswerValue } from "@/lib/annotation/document";
import type { AnswerScale } from "@/lib/kinds/compare";
import { scaleOf } from "@/lib/kinds/scales";
import type { AnswerControl } from "@/lib/labels/schema";
import { takesAnswer } from "@/lib/labels/takes-label";
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

/** Whether the control, as it is now, takes a value. */
type Takes = (value: AnswerValue) => boolean;

/**
 * Values of no closed list, told apart by their keys. Of values with one key that is taken which comes first in code-unit
 * order, so that the result does not depend on the order of annotators. One that the control no longer takes can win, as
 * in `pluralityVote`.
 */
const openVote =
  (keyOf: (value: AnswerValue) => string, takes: Takes): Vote =>
  (values, of, method) => {
    const counts = countVotes(values.map(keyOf));
    const { winner, tie } = winnerOf(counts, of, method);
    const won = values.filter((value) => keyOf(value) === winner && takes(value));
    return {
      value: won.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))[0],
      tie: tie && values.some(takes),
      votes: { kind: "answer", answered: values.length, of, counts },
    };
  };

/**
 * Several texts, told apart by their keys: each that enough annotators gave, those with more votes first. Of texts with one key
 * that which comes first in code-unit order. What too few agree on to be an answer of the control is none.
 */
const valuesVote =
  (keyOf: (value: string) => string, takes: Takes): Vote =>
  (values, of, method) => {
    const texts = values.map((value) => [value].flat().map(String));
    const counts = countVotes(texts.flatMap((all) => [...new Set(all.map(keyOf))]));
    const voters = method === "unanimous" ? of : texts.length;
    const written = new Map(
      texts
        .flat()
        .toSorted()
        .toReversed()
        .map((text) => [keyOf(text), text]),
    );
    const chosen = Object.entries(counts)
      .filter(([, count]) => isEnough(count, voters, method))
      .toSorted(([, a], [, b]) => b - a)
      .map(([key]) => written.get(key) ?? key);
    const tie = Object.values(counts).some((count) => isSplit(count, voters, method));
    return {
      value: takes(chosen) ? chosen : undefined,
      tie,
      votes: { kind: "answer", answered: values.length, of, counts },
    };
  };

/** Numbers that the control no longer takes, such as those beyond a lowered limit, are left out of the median. */
const medianVote =
  (takes: Takes): Vote =>
  (values, of, method) => {
    const votes: AnswerVotes = {
      kind: "answer",
      answered: values.length,
      of,
      counts: countVotes(values.map(String)),
    };
    const sorted = values.filter(takes).toSorted((a, b) => Number(a) - Number(b));
    if (method === "unanimous") {
      const isShared = values.length === of && Object.keys(votes.counts).length === 1;
      return { value: isShared ? sorted[0] : undefined, tie: false, votes };
    }
    const low = sorted[Math.ceil(sorted.length / 2) - 1];
    const tie = low !== sorted[Math.floor(sorted.length / 2)];
    return { value: tie ? undefined : low, tie, votes };
  };

function voteBy(scale: AnswerScale, takes: Takes): Vote {
  switch (scale.type) {
    case "sets":
      return setVote(new Set(scale.categories));
    case "ordinal":
      return pluralityVote(new Set(Array.from({ length: scale.max }, (_, i) => `${i + 1}`)), Number);
    case "interval":
      return medianVote(takes);
    case "open":
      return openVote(scale.keyOf, takes);
    case "values":
      return valuesVote(scale.keyOf, takes);
    case "ranks":
      return openVote((value) => rankKey(scale.placesOf(value)), takes);
    case "nominal":
    case "tree":
      return pluralityVote(new Set(scale.categories), (value) => value);
  }
}

/** How answers to this control are voted on; undefined where its kind declares no comparison. */
export function answerVote(control: AnswerControl): Vote | undefined {
  const scale = scaleOf(control);
  return scale && voteBy(scale, (value) => takesAnswer(value, control));
}
