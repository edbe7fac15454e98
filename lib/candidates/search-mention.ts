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
 * for, and in scripts that write prepositions to the word also what follows one or two letters. A longer beginning is in no
 * more names than a shorter one, so that its length is found by halving.
 */
export function searchMention(index: CandidateIndex, mention: string, limit: number): CandidateHits {
  const whole = index.search(mention, limit);
  if (whole.hits.length > 0) return whole;
  const text = mention.trim();
  const all = Array.from(text);
  const shortest = Math.max(MIN_CHARS, Math.ceil(all.length * (1 - MAX_CUT_SHARE)));
  let best = { hits: whole, length: 0 };
  for (let start = 0; start <= (PREFIXED.test(text) ? MAX_PREFIX : 0); start++) {
    // Of each start only what is longer than the best so far.
    let [low, high] = [Math.max(shortest, start + MIN_CHARS, best.length + 1), all.length];
    while (low <= high) {
      const length = (low + high) >> 1;
      const found = index.search(all.slice(start, length).join(""), limit);
      if (found.hits.length > 0) {
        best = { hits: found, length };
        low = length + 1;
      } else high = length - 1;
    }
  }
  return best.hits;
}
