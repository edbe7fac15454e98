/** Which word of the shown text a finger means. */
import { signOrWordAt, type TextRange } from "@/lib/editor/text-range";
import { offsetOf, positionAt } from "./dom-offsets";

type Text = Parameters<typeof signOrWordAt>[0];
type Place = { clientX: number; clientY: number };

/** UTF-16 offset in the text of the gap between characters that is nearest to a point. */
export function gapAt(root: Element, { clientX, clientY }: Place): number | null {
  // Older browsers know only the second.
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(clientX, clientY);
    return caret && offsetOf(root, caret.offsetNode, caret.offset);
  }
  const range = document.caretRangeFromPoint(clientX, clientY);
  return range && offsetOf(root, range.startContainer, range.startOffset);
}

function isOver(root: Element, text: Text, word: TextRange, { clientX, clientY }: Place): boolean {
  const from = positionAt(root, text.index.toUnits(word.start));
  const to = positionAt(root, text.index.toUnits(word.end));
  if (!from || !to) return false;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left <= clientX && clientX <= right && top <= clientY && clientY <= bottom,
  );
}

/** The word or single sign under the point, code points; null beside the text and between words. */
export function wordAtPoint(root: Element, text: Text, point: Place): TextRange | null {
  const unit = gapAt(root, point);
  if (unit === null) return null;
  const gap = text.index.fromUnits(unit);
  // On the right half of its last letter the nearest gap is already behind the word.
  const words = [gap, gap - 1].filter((at) => at >= 0).map((at) => signOrWordAt(text, at));
  return words.find((word) => word.start < word.end && isOver(root, text, word, point)) ?? null;
}
