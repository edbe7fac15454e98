/**
 * Finds ready label schemas by words. Each word of the query has to begin a word of what a template is found by; a longer word may end
 * otherwise, since people search "сегментация" where "сегментацию" is written.
 */
import { foldText } from "@/lib/core/search-text";

/** Of a word of so many letters, how many may be its ending; of shorter ones none, so that they still mean something. */
const ENDINGS = [
  { from: 8, letters: 3 },
  { from: 6, letters: 2 },
  { from: 5, letters: 1 },
] as const;

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function stemOf(word: string): string {
  const ending = ENDINGS.find(({ from }) => word.length >= from);
  return ending ? word.slice(0, -ending.letters) : word;
}

/** @returns those of `items` that every word of the query finds, in their order; all for an empty query */
export function findTemplates<T extends { found: string }>(items: readonly T[], query: string): T[] {
  const stems = wordsOf(query).map(stemOf);
  if (stems.length === 0) return [...items];
  return items.filter(({ found }) => {
    const words = wordsOf(found);
    return stems.every((stem) => words.some((word) => word.startsWith(stem)));
  });
}
