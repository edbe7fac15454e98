/**
 * The compressed string of COCO run lengths, as pycocotools reads and writes it (rleToString and rleFrString of
 * common/maskApi.c): from the fourth run on the difference to the run before the last one, in groups of five bits, the
 * lowest first, a sixth bit telling that more follow; the highest bit of the last group is the sign. A group is the
 * character of its value + 48.
 */
import { err, ok, type Result } from "@/lib/core/result";

const FIRST_CHARACTER = 48;
/** Six groups hold differences up to 2²⁹: far more pixels than an image may have. */
const MAX_GROUPS = 6;
/** Strings are put together from pieces, as a call takes so many arguments only. */
const PIECE = 8_192;

/** @param counts integers from 0 to 2²⁹ - 1 */
export function rleToString(counts: readonly number[]): string {
  let text = "";
  let codes: number[] = [];
  for (let i = 0; i < counts.length; i++) {
    let rest = (counts[i] as number) - (i > 2 ? (counts[i - 2] as number) : 0);
    for (let isMore = true; isMore; ) {
      const group = rest & 0x1f;
      rest >>= 5;
      isMore = group & 0x10 ? rest !== -1 : rest !== 0;
      codes.push(FIRST_CHARACTER + (isMore ? group | 0x20 : group));
    }
    if (codes.length < PIECE) continue;
    text += String.fromCharCode(...codes);
    codes = [];
  }
  return text + String.fromCharCode(...codes);
}

export type RleStringFault = {
  /** A character out of the 64 allowed, a number that is cut off or too long, a run below zero. */
  fault: "character" | "number" | "negative";
  /** Of the character where the number ends or the fault lies, from 0. */
  at: number;
};

/** The runs of a compressed string; whether they cover an image is for `checkRle`. */
export function rleFromString(text: string): Result<number[], RleStringFault> {
  const counts: number[] = [];
  let [value, groups] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const group = text.charCodeAt(at) - FIRST_CHARACTER;
    if (group < 0 || group > 0x3f) return err({ fault: "character", at });
    if (groups === MAX_GROUPS) return err({ fault: "number", at });
    value |= (group & 0x1f) << (5 * groups++);
    if (group & 0x20) continue;
    if (group & 0x10) value |= -1 << (5 * groups);
    const count = value + (counts.length > 2 ? (counts[counts.length - 2] as number) : 0);
    if (count < 0) return err({ fault: "negative", at });
    counts.push(count);
    [value, groups] = [0, 0];
  }
  return groups > 0 ? err({ fault: "number", at: text.length }) : ok(counts);
}
