/** Texts made of what breaks offsets and formats, the same for the same seed. */
import type { Random } from "@/lib/core/random";

/** Plain letters, combining marks, astral characters, joined emoji, flags, line ends, quotes, formula signs. */
const PIECES = [
  ..."aZ é,;\"'\n\r\t|=+-@",
  "\r\n",
  "e\u0301",
  "\u0437\u043d\u0430\u043a",
  "\u{1F600}",
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
  "\u{1F1E9}\u{1F1EA}",
  "\u{10FFFF}",
  "\u05e9\u05dc\u05d5\u05dd",
  "\u00a0",
  "\u2028",
];
const HALVES = ["\ud83d", "\ude00"];

/** @param pieces at most so many of them; @param halves whether lone surrogates may occur */
export function randomText(random: Random, pieces: number, halves = false): string {
  const choices = halves ? [...PIECES, ...HALVES] : PIECES;
  const length = Math.floor(random() * (pieces + 1));
  return Array.from({ length }, () => choices[Math.floor(random() * choices.length)]).join("");
}
