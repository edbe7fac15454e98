/**
 * Places in the shown text: DOM positions ↔ UTF-16 offsets of the whole text. Every piece of text stands in its own
 * element with `data-start` and `data-end`; whatever else is drawn (tags) is not text, so nothing has to be subtracted.
 * Inside a piece anything may stand: extensions of browsers wrap and split what they find.
 */
const PIECE = "[data-start]";
const startOf = (piece: HTMLElement) => Number(piece.dataset.start);
const lengthOf = (piece: HTMLElement) => Number(piece.dataset.end) - startOf(piece);

/** Text between the start of a piece and a place in it, in units. */
function unitsBefore(piece: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  return Math.min(range.toString().length, lengthOf(piece));
}

export function offsetOf(root: Element, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const own = element?.closest<HTMLElement>(PIECE);
  if (own) return startOf(own) + unitsBefore(own, node, offset);
  if (!(node instanceof Element)) return null;
  const after = node.childNodes[offset];
  const next = after instanceof Element ? (after.matches(PIECE) ? after : after.querySelector(PIECE)) : null;
  if (next instanceof HTMLElement) return startOf(next);
  const pieces = node.querySelectorAll<HTMLElement>(PIECE);
  const last = pieces[pieces.length - 1];
  return last ? startOf(last) + lengthOf(last) : null;
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

/** The text node and offset in it, so many units into a piece; at its end where it is shorter than it should be. */
function placeIn(piece: HTMLElement, units: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  let left = units;
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
    last = node;
  }
  // An empty cell of a table has no text.
  return last ? { node: last, offset: last.nodeValue?.length ?? 0 } : { node: piece, offset: 0 };
}

/** The text node and offset in it at a place of the text. */
export function positionAt(root: Element, unit: number): { node: Node; offset: number } | null {
  const pieces = root.querySelectorAll<HTMLElement>(PIECE);
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(pieces[middle]?.dataset.start) <= unit) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? placeIn(piece, Math.max(unit - startOf(piece), 0)) : null;
}

/** Where the caret stands on the screen at a place of the text. */
export function caretRect({ node, offset }: { node: Node; offset: number }): DOMRect | undefined {
  const range = document.createRange();
  range.setStart(node, offset);
  return range.getClientRects()[0] ?? node.parentElement?.getBoundingClientRect();
}

/** How far a place is out of sight of what scrolls the text, px: negative above, positive below. */
export function hiddenBy(root: Element, place: { node: Node; offset: number }): number {
  const rect = caretRect(place);
  const frame = root.parentElement?.getBoundingClientRect();
  if (!rect || !frame) return 0;
  return Math.min(0, rect.top - frame.top) || Math.max(0, rect.bottom - frame.bottom);
}

/**
 * The stretches (units, ascending and apart) that are in the page, as ranges of it. All at once: looking each of them up
 * would walk all pieces again.
 */
export function rangesOf(
  root: Element,
  stretches: readonly { start: number; end: number }[],
): (Range | undefined)[] {
  const pieces = [...root.querySelectorAll<HTMLElement>(PIECE)];
  let at = 0;
  return stretches.map(({ start, end }) => {
    const endOf = (i: number) => Number(pieces[i]?.dataset.end ?? Number.POSITIVE_INFINITY);
    while (endOf(at) <= start) at++;
    let last = at;
    while (endOf(last) < end) last++;
    const [first, final] = [pieces[at], pieces[last]];
    if (!first || !final || startOf(first) > start || startOf(final) >= end) return undefined;
    const [from, to] = [placeIn(first, start - startOf(first)), placeIn(final, end - startOf(final))];
    if (!from || !to) return undefined;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  });
}
