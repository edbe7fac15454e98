/**
 * Sentences and tokens of a text, by a rule of our own that is the same on every machine:
 *
 * - A sentence is a line of the text, without the blanks at its ends; lines of blanks are none. `line-breaks.ts`
 *   says where lines end.
 * - A token is a run of letters and digits of any script with their marks. Apostrophes and hyphens between letters or
 *   digits belong to it (`don't`, `well-known`), and so do points and commas between digits (`1,000.5`).
 * - Han, Hiragana and Katakana are cut into characters, since they are written without blanks.
 * - Any other character that is no blank is a token of its own, with its marks; emoji that are joined stay together.
 *
 * Blanks are those of JavaScript and those of Python, so that no reader finds one inside a token. Characters that a later
 * Unicode makes letters are tokens of their own on a Node.js that does not know them yet.
 */

import { LINE_BREAKS } from "./line-breaks";

/** A stretch of a string, half-open, in UTF-16 units. */
export type Stretch = { start: number; end: number };

/** For a class of characters in a regular expression. */
export const BLANKS = "\\s\\u001c-\\u001f\\u0085";
const SENTENCE = new RegExp(`[^${BLANKS}](?:[^${LINE_BREAKS}]*[^${BLANKS}])?`, "gu");

const MARKS = "[\\p{M}\\u200c\\u200d]*";
const SINGLE = "(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}]\\p{M}*";
const LETTER = `(?!${SINGLE})[\\p{L}\\p{N}]`;
const INNER = `['’‐‑-](?=${LETTER})|(?<=\\p{N})[.,](?=\\p{N})`;
const SIGN = `[^${BLANKS}][\\p{M}\\p{Emoji_Modifier}]*`;
const TOKEN = new RegExp(
  `${SINGLE}|(?:${LETTER}${MARKS})+(?:(?:${INNER})(?:${LETTER}${MARKS})+)*|${SIGN}(?:\\u200d${SIGN})*`,
  "gu",
);

/** By `exec`, which takes half the time of an iterator over the matches. */
function stretches(pattern: RegExp, text: string, { start, end }: Stretch): Stretch[] {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const found: Stretch[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(part); match; match = pattern.exec(part))
    found.push({ start: start + match.index, end: start + pattern.lastIndex });
  return found;
}

/** The sentences of a part of a text; what is cut off from a line is a sentence, too. */
export const sentencesIn = (text: string, part: Stretch): Stretch[] => stretches(SENTENCE, text, part);

export const tokensIn = (text: string, part: Stretch): Stretch[] => stretches(TOKEN, text, part);

/**
 * Cuts tokens at the edges of spans, so that no offset is lost.
 * @returns a function that takes the tokens of a text in their order, however they are grouped
 */
export function tokenCutter(edges: Iterable<number>): (token: Stretch) => Stretch[] {
  const places = [...new Set(edges)].sort((a, b) => a - b);
  let next = 0;
  return ({ start, end }) => {
    const pieces: Stretch[] = [];
    let from = start;
    for (; next < places.length && (places[next] as number) < end; next++) {
      const place = places[next] as number;
      if (place <= from) continue;
      pieces.push({ start: from, end: place });
      from = place;
    }
    return [...pieces, { start: from, end }];
  };
}
