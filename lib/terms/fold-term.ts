/**
 * Texts and terms as they are compared, unit by unit: offsets in the folded text are offsets in the text. A sign whose
 * small form has another length (İ) stays as it is.
 */

const ASCII = /^\p{ASCII}*$/u;
const FOLDED = /\p{Changes_When_Lowercased}|ς/gu;
/** Line breaks and the blanks of typesetting count as blanks; all of them are one unit long. */
const BLANK = /[^\S ]/gu;

function smallForm(sign: string): string {
  const small = sign === "ς" ? "σ" : sign.toLowerCase();
  return small.length === sign.length ? small : sign;
}

/** @returns a text of the same length */
export function foldTerm(text: string, matchCase: boolean): string {
  const blanks = text.replace(BLANK, " ");
  if (matchCase) return blanks;
  return ASCII.test(blanks) ? blanks.toLowerCase() : blanks.replace(FOLDED, smallForm);
}
