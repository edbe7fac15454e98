/** Regions and the answers about them in words, and the words that only some of several lists have. */
import { regionLabels } from "@/components/annotate/region-text";
import type { Region } from "@/lib/annotation/document";
import { answerWords } from "@/lib/labels/answer-words";
import { findControl, type LabelSchema } from "@/lib/labels/schema";

export type RegionAnswer = { id: string; question: string; words: string };

/** The answers about a region in the order of the controls; a removed control is named by its id. */
export function regionAnswers(schema: LabelSchema, { attributes = {} }: Region): RegionAnswer[] {
  const asked = schema.controls.map(({ id }) => id).filter((id) => Object.hasOwn(attributes, id));
  const gone = Object.keys(attributes).filter((id) => !findControl(schema, id));
  return [...asked, ...gone].flatMap((id) => {
    const control = findControl(schema, id);
    const value = attributes[id];
    const words = control ? answerWords(control, value) : value === undefined ? null : String(value);
    return words === null ? [] : [{ id, question: control?.name ?? id, words }];
  });
}

export const hasRegionAnswers = (schema: LabelSchema, regions: readonly Region[]): boolean =>
  regions.some((region) => regionAnswers(schema, region).length > 0);

/** `Place`, or `Place (Certain: yes; Harm: 3)`. */
export function regionWords(schema: LabelSchema, region: Region): string {
  const answers = regionAnswers(schema, region).map(({ question, words }) => `${question}: ${words}`);
  const labels = regionLabels(schema, region);
  return answers.length === 0 ? labels : `${labels} (${answers.join("; ")})`;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Drops from each list the words that all lists share, as often as they share them. Words that the fewest lists have come
 * first, so that a list cut short still shows its own.
 */
export function ownWords(lists: readonly (readonly string[])[]): string[][] {
  const counted = lists.map(countsOf);
  const fewest = (word: string) => Math.min(...counted.map((counts) => counts.get(word) ?? 0));
  const known = (word: string) => counted.filter((counts) => counts.has(word)).length;
  return counted.map((counts) =>
    [...counts]
      .flatMap(([word, count]) => Array<string>(count - fewest(word)).fill(word))
      .sort((a, b) => known(a) - known(b)),
  );
}
