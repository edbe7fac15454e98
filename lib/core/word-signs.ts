/** Where words begin and end in texts of any script. Offsets are UTF-16 units. */

/** Scripts that write words without blanks: there a whole word cannot be told by what stands beside it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A class of regular expressions: letters, figures and the low line. */
export const WORD_CLASS = "[\\p{L}\\p{N}_]";
/** A class of what belongs to the sign before it. */
export const JOINED_CLASS = "[\\p{M}\\u200d\\ufe0f]";

const WORD = new RegExp(WORD_CLASS, "u");
const JOINED = new RegExp(JOINED_CLASS, "u");
const MARK = /\p{M}/u;

/** Whether a word with this sign at its end is only whole where no other letter follows. */
export const partsWords = (sign: string): boolean =>
  (WORD.test(sign) || MARK.test(sign)) && !UNSPACED.test(sign);

/** The sign that starts at a place; empty at the end of the text. */
const signAt = (text: string, at: number): string => {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
};

/** The sign that ends at a place; empty at the start of the text. */
function signBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  return text.slice(Math.max(0, at - (isLow ? 2 : 1)), at);
}

function letterBefore(text: string, at: number): string {
  let sign = signBefore(text, at);
  for (let end = at; MARK.test(sign); sign = signBefore(text, end)) end -= sign.length;
  return sign;
}

/** Whether a stretch ends with a whole sign: neither a mark nor a joiner follows it. */
export const endsSign = (text: string, end: number): boolean => !JOINED.test(signAt(text, end));

/** Whether a stretch is no part of a longer word; both its ends count by what they are themselves. */
export const isWholeWord = (text: string, start: number, end: number): boolean =>
  !(partsWords(signBefore(text, end)) && WORD.test(signAt(text, end))) &&
  !(partsWords(signAt(text, start)) && WORD.test(letterBefore(text, start)));
