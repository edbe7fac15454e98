/**
 * Places in the shown text: DOM positions ↔ UTF-16 offsets of the whole text. Every piece of text stands in its own
 * element with `data-start`; whatever else is drawn (tags) is not text, so nothing has to be subtracted.
 */
export function offsetOf(root: Element, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const start = node.parentElement?.closest<HTMLElement>("[data-start]")?.dataset.start;
    return start === undefined ? null : Number(start) + offset;
  }
  const element = node as Element;
  const after = element.childNodes[offset];
  const next =
    after instanceof Element
      ? after.matches("[data-start]")
        ? after
        : after.querySelector("[data-start]")
      : null;
  if (next instanceof HTMLElement) return Number(next.dataset.start);
  const own = element.closest<HTMLElement>("[data-start]");
  if (own) return Number(own.dataset.start) + (offset > 0 ? (own.textContent?.length ?? 0) : 0);
  const pieces = element.querySelectorAll<HTMLElement>("[data-start]");
  const last = pieces[pieces.length - 1];
  return last ? Number(last.dataset.start) + (last.textContent?.length ?? 0) : null;
}

/** The stretch selected with the mouse, ascending; null when it lies outside or is empty. */
export function selectedRange(root: Element): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  return start === null || end === null || start === end ? null : { start, end };
}

/** The text node and offset in it at a place of the text. */
export function positionAt(root: Element, unit: number): { node: Node; offset: number } | null {
  const pieces = root.querySelectorAll<HTMLElement>("[data-start]");
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(pieces[middle]?.dataset.start) <= unit) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  const node = piece?.firstChild;
  if (!piece || !node) return null;
  const offset = Math.min(Math.max(unit - Number(piece.dataset.start), 0), node.textContent?.length ?? 0);
  return { node, offset };
}

/** Where the caret stands on the screen at a place of the text. */
export function caretRect({ node, offset }: { node: Node; offset: number }): DOMRect | undefined {
  const range = document.createRange();
  range.setStart(node, offset);
  return range.getClientRects()[0] ?? node.parentElement?.getBoundingClientRect();
}
