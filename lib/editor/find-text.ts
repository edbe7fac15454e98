/** Finding equal strings in a text. Offsets are UTF-16 units of the text. */
import { JOINED_CLASS, partsWords, WORD_CLASS } from "@/lib/core/word-signs";

export type FindOptions = { matchCase: boolean; wholeWord: boolean };
export type Hit = { start: number; end: number };

/** More are not looked for: a document holds no more regions, and nobody steps through so many hits. */
export const MAX_HITS = 20_000;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * What finds a string: in either Unicode form, with any white space for a blank, never a part of a letter with its
 * combining marks.
 */
function pattern(query: string, { matchCase, wholeWord }: FindOptions): RegExp {
  const signs = [...query];
  const [first, last] = [signs[0], signs.at(-1)];
  const bounded = (sign = "") => wholeWord && partsWords(sign);
  const forms = [...new Set([query, query.normalize("NFC"), query.normalize("NFD")])].map((form) =>
    escaped(form).replace(/\s+/gu, "\\s+"),
  );
  const before = bounded(first) ? `(?<!${WORD_CLASS}\\p{M}*)` : "";
  const after = bounded(last) ? `(?!${WORD_CLASS})` : "";
  return new RegExp(`${before}(?:${forms.join("|")})(?!${JOINED_CLASS})${after}`, matchCase ? "gu" : "giu");
}

/** Every place of the string, apart and ascending; nothing for a blank one. At most `MAX_HITS`. */
export function findAll(text: string, query: string, options: FindOptions): Hit[] {
  const wanted = query.trim();
  if (wanted === "") return [];
  const hits: Hit[] = [];
  for (const { index, 0: found } of text.matchAll(pattern(wanted, options))) {
    hits.push({ start: index, end: index + found.length });
    if (hits.length === MAX_HITS) break;
  }
  return hits;
}
