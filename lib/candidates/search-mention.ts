/** The first candidates for a mention, before anything is typed. */
import type { CandidateHits, CandidateIndex } from "./search-candidates";

/** Shorter beginnings say nothing. */
const MIN_CHARS = 3;
/** Scripts that write articles and prepositions to the word they stand before. */
const PREFIXED = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const MAX_PREFIX = 2;
/** Inflection changes the end of a word, not half of it. */
const MAX_CUT_SHARE = 0.4;

/**
 * Words of a text may be inflected: where none has the mention itself, the longest beginning of it that some have is looked
 * for, and in scripts that write prepositions to the word also what follows one or two letters.
 */
export function searchMention(index: CandidateIndex, mention: string, limit: number): CandidateHits {
  const whole = index.search(mention, limit);
  if (whole.hits.length > 0) return whole;
  const all = Array.from(mention.trim());
  const starts = PREFIXED.test(mention.trim())
    ? [0, ...Array.from({ length: MAX_PREFIX }, (_, i) => i + 1)]
    : [0];
  const shortest = Math.max(MIN_CHARS, Math.ceil(all.length * (1 - MAX_CUT_SHARE)));
  for (let length = all.length; length >= shortest; length--)
    for (const start of starts) {
      const part = all.slice(start, length).join("");
      if (Array.from(part).length < MIN_CHARS) continue;
      const found = index.search(part, limit);
      if (found.hits.length > 0) return found;
    }
  return whole;
}
