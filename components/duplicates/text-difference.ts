/**
 * In what two texts differ, word by word: each of them in parts that the other has, too, and parts that it has not. Of long
 * equal stretches what lies next to a difference is left.
 */
import { wordDiff } from "@/lib/core/word-diff";

export type TextPart = { text: string; isOwn: boolean };

/** Characters of an equal stretch that stay beside a difference. */
const BESIDE = 160;
const CUT = " … ";

/** At a blank where one is near, and never in the middle of a surrogate pair. */
const headOf = (text: string) => text.slice(0, BESIDE).replace(/\s\S{0,30}$|[\uD800-\uDBFF]$/, "");
const tailOf = (text: string) => text.slice(-BESIDE).replace(/^\S{0,30}\s|^[\uDC00-\uDFFF]/, "");

function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  if (text.length <= 2 * BESIDE + CUT.length) return text;
  if (isFirst && !isLast) return CUT + tailOf(text);
  return isLast ? headOf(text) + CUT : headOf(text) + CUT + tailOf(text);
}

export function textDifference(a: string, b: string): [TextPart[], TextPart[]] {
  const left: TextPart[] = [];
  const right: TextPart[] = [];
  const parts = wordDiff(a, b);
  for (const [i, { kind, text }] of parts.entries()) {
    const isFirst = i === 0;
    const isLast = i === parts.length - 1;
    if (kind === "same") {
      const shown = { text: shortened(text, { isFirst, isLast }), isOwn: false };
      left.push(shown);
      right.push(shown);
    } else (kind === "removed" ? left : right).push({ text, isOwn: true });
  }
  return [left, right];
}
