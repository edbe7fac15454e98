/**
 * What a task adds to the agreement on a question about regions (decision 0036). The thing that is rated is a region that
 * two raters both have, as the agreement on its own control matches them (`same-regions.ts`), whatever its labels; a region
 * without a match, or without an answer of both, is none. Of more than two raters every pair is looked at, as for the labels
 * of matched regions.
 */
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { type AnswerControl, type Control, isRegionControl } from "@/lib/labels/schema";
import { sameRegions } from "./same-regions";
import { type Answer, type MatchedRegions, type MatchedUnit, SUMMED_VERSION } from "./unit";

type Values = {
  keyOf: (value: AnswerValue) => string;
  distance: (a: string, b: string) => number;
  /** Of a closed list, of which sums are kept; others have about as many values as there are answers. */
  isClosed: boolean;
};

/** Per rater: the values that were given about a control's regions, by region id. */
type Given = { answer: Answer; values: ReadonlyMap<string, string> };

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function givenAbout(
  region: string,
  question: string,
  answers: readonly Answer[],
  { keyOf }: Values,
): Given[] {
  return answers.map((answer) => ({
    answer,
    values: new Map(
      answer.document.regions.flatMap(({ id, control, attributes }): [string, string][] => {
        const value = control === region ? attributes?.[question] : undefined;
        return value === undefined ? [] : [[id, keyOf(value)]];
      }),
    ),
  }));
}

function matchedRegions(
  control: string,
  given: readonly Given[],
  controls: readonly Control[],
): MatchedRegions {
  const counts = new Map<string, MatchedRegions["met"][number]>();
  const shared = given.map(() => new Set<string>());
  given.forEach((a, i) => {
    given.slice(i + 1).forEach((b, j) => {
      const same = sameRegions(controls, a.answer.document, b.answer.document);
      for (const [id, value] of a.values) {
        const other = same.get(id);
        const valueB = other === undefined ? undefined : b.values.get(other);
        if (other === undefined || valueB === undefined) continue;
        shared[i]?.add(id);
        shared[i + 1 + j]?.add(other);
        const key = JSON.stringify([a.answer.rater, b.answer.rater, value, valueB]);
        const row = counts.get(key) ?? [a.answer.rater, b.answer.rater, value, valueB, 0];
        row[4]++;
        counts.set(key, row);
      }
    });
  });
  return {
    control,
    met: [...counts].sort(([x], [y]) => compareText(x, y)).map(([, row]) => row),
    alone: given.reduce((sum, { values }, i) => sum + values.size - (shared[i]?.size ?? 0), 0),
  };
}

/**
 * @param answers in rater order
 * @param controls all of the schema
 * @returns null when no rater answered the question; the disagreement is the mean over what met
 */
export function questionUnit(
  question: AnswerControl,
  answers: readonly Answer[],
  controls: readonly Control[],
  values: Values,
): MatchedUnit | null {
  const regions = controls.filter(isRegionControl).flatMap(({ id }) => {
    const given = givenAbout(id, question.id, answers, values);
    return given.some((one) => one.values.size > 0) ? [matchedRegions(id, given, controls)] : [];
  });
  if (regions.length === 0) return null;
  let sum = 0;
  let met = 0;
  for (const [, , a, b, count] of regions.flatMap((one) => one.met)) {
    sum += count * values.distance(a, b);
    met += count;
  }
  return {
    kind: "matched",
    ...(values.isClosed && { version: SUMMED_VERSION }),
    regions,
    disagreement: met === 0 ? null : sum / met,
  };
}
