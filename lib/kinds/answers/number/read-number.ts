/** Numbers as people type them. */
import { type Message, say } from "@/lib/core/message";

/** 1,234 is a thousand to some and a little more than one to others. */
const TWO_WAYS = /^-?\d{1,3},\d{3}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The digits that count, without zeros before and after them. */
const digitsOf = (text: string): string =>
  text
    .replace(/e.*$/i, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "");

/**
 * The number that a text means. A comma stands for the decimal point, spaces part thousands, and a minus may be the
 * typographic one. Never another number than was typed: one with more digits than a double holds is refused.
 * @param hasDecimalComma whether the language of the reader writes 1,5; then 1,234 means one thing only
 */
export function readNumber(text: string, hasDecimalComma: boolean): number | Message {
  const plain = text.trim().replaceAll("\u2212", "-");
  if (!hasDecimalComma && TWO_WAYS.test(plain)) return say("answers.commaTwoWays", { text: plain });
  const written = plain.replace(/(\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, "$1").replace(",", ".");
  if (!NUMBER.test(written)) return say("answers.expectedNumber");
  const value = Number(written);
  if (!Number.isFinite(value)) return say("answers.numberTooFar");
  return digitsOf(written) === digitsOf(String(value)) ? value : say("answers.numberTooExact");
}
