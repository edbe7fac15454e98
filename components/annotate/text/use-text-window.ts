"use client";
/**
 * Which blocks of a long text are in the page: those in view and some above and below, and those that hold an end of the
 * browser's selection, which a drag over several views must not lose. The gaps between them are as high as the blocks that
 * are left out. Short texts are in the page as a whole, so that the browser finds and prints them.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { HeightMap } from "@/lib/editor/height-map";
import { blockAt, type TextBlock } from "@/lib/editor/text-layout";

/** Texts of more blocks are windowed. */
const WHOLE_BLOCKS = 400;
/** Kept in the page above and below the view, px; new blocks are put in when less than half of it is left. */
const SPARE_PX = 1600;
/** With less left, a frame of fast scrolling may reach what is not there yet. */
const URGENT_PX = 400;
/** How wide a letter is before anything is measured, and how high a line, px. */
const LETTER_PX = 7.6;
const LINE_PX = { wrapped: 34.4, fixed: 36.4, roomy: 57.6 };
/** The widest that wrapped lines become, px. */
const MEASURE_PX = 610;

type Range = { from: number; to: number };
/** A block in the page, or the height of those left out there. */
export type Row = { block: number } | { gap: number; before: number };

/** Letters of one width, unwrapped; more room between the lines. */
type Look = {
  fixed: boolean;
  isRoomy: boolean;
  /** The first block stays at the top of the view. */
  hasHead: boolean;
};

function estimates(
  blocks: readonly TextBlock[],
  { fixed, isRoomy }: Pick<Look, "fixed" | "isRoomy">,
  widthPx: number,
): number[] {
  const perLine = Math.max(1, Math.floor(Math.min(widthPx, MEASURE_PX) / LETTER_PX));
  const linePx = isRoomy ? LINE_PX.roomy : fixed ? LINE_PX.fixed : LINE_PX.wrapped;
  return blocks.map(({ start, end }) =>
    fixed ? linePx : Math.max(1, Math.ceil((end - start) / perLine)) * linePx,
  );
}

const blockOf = (node: Node | null | undefined): HTMLElement | null => {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>("[data-block]") ?? null;
};

/** The blocks of the ends of the browser's selection in this text. */
function selectedBlocks(root: Element): number[] {
  const selection = document.getSelection();
  const ends = [selection?.anchorNode, selection?.focusNode];
  return ends.flatMap((node) => {
    const block = blockOf(node);
    return block && root.contains(block) ? [Number(block.dataset.block)] : [];
  });
}

function rowsOf(map: HeightMap, { from, to }: Range, pinned: readonly number[]): Row[] {
  const shown = new Set(pinned.filter((block) => block < map.count));
  for (let block = from; block < to; block++) shown.add(block);
  const rows: Row[] = [];
  let next = 0;
  const gapTo = (block: number) => {
    if (block > next) rows.push({ gap: map.top(block) - map.top(next), before: block });
  };
  for (const block of [...shown].sort((a, b) => a - b)) {
    gapTo(block);
    rows.push({ block });
    next = block + 1;
  }
  gapTo(map.count);
  return rows;
}

/**
 * @param root the element whose children are the rows; its parent scrolls. Blocks tell their number in `data-block`.
 * @returns the rows, and what brings the block of a place (UTF-16 units) into the page, and into view where it was not there
 */
export function useTextWindow(
  blocks: readonly TextBlock[],
  root: RefObject<HTMLElement | null>,
  { fixed, isRoomy, hasHead }: Look,
) {
  const isWhole = blocks.length <= WHOLE_BLOCKS;
  const [widthPx, setWidthPx] = useState(MEASURE_PX);
  const map = useMemo(
    () => new HeightMap(isWhole ? [] : estimates(blocks, { fixed, isRoomy }, widthPx)),
    [blocks, fixed, isRoomy, widthPx, isWhole],
  );
  const [range, setRange] = useState<Range>({ from: 0, to: 60 });
  const now = useRef(range);
  now.current = range;

  const update = useCallback(() => {
    const element = root.current;
    const scroller = element?.parentElement;
    if (isWhole || !element || !scroller) return;
    const top = scroller.scrollTop - element.offsetTop;
    const bottom = top + scroller.clientHeight;
    const { from, to } = now.current;
    const hasSpare = (px: number) =>
      to <= map.count &&
      (from === 0 || map.top(from) <= top - px) &&
      (to === map.count || map.top(to) >= bottom + px);
    if (hasSpare(SPARE_PX / 2)) return;
    const next = { from: map.at(top - SPARE_PX), to: Math.min(map.count, map.at(bottom + SPARE_PX) + 1) };
    // Between two frames as long as there is time: within one it would be late. A fast scroll must not show a gap.
    if (hasSpare(URGENT_PX)) setRange(next);
    else flushSync(() => setRange(next));
  }, [isWhole, map, root]);

  useEffect(() => {
    const scroller = root.current?.parentElement;
    if (isWhole || !scroller) return;
    scroller.addEventListener("scroll", update, { passive: true });
    const observer = new ResizeObserver(() => {
      setWidthPx(Math.min(scroller.clientWidth, MEASURE_PX));
      update();
    });
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", update);
      observer.disconnect();
    };
  }, [isWhole, update, root]);

  // Heights are read once all rows have changed: reading between two writes would lay the page out for each.
  useLayoutEffect(() => {
    if (isWhole || !root.current) return;
    for (const element of root.current.querySelectorAll<HTMLElement>("[data-block]"))
      map.measure(Number(element.dataset.block), element.offsetHeight);
  });

  const reveal = useCallback(
    (unit: number) => {
      const element = root.current;
      const scroller = element?.parentElement;
      if (isWhole || !element || !scroller) return;
      const block = blockAt(blocks, unit);
      const isIn = () => element.querySelector(`[data-block="${block}"]`);
      if (isIn() && block >= now.current.from && block < now.current.to) return;
      const top = map.top(block);
      const next = {
        from: map.at(top - SPARE_PX - scroller.clientHeight),
        to: Math.min(map.count, map.at(top + SPARE_PX + scroller.clientHeight) + 1),
      };
      flushSync(() => setRange(next));
      isIn()?.scrollIntoView({ block: "center" });
    },
    [blocks, isWhole, map, root],
  );

  const rows: Row[] = isWhole
    ? blocks.map((_, block) => ({ block }))
    : rowsOf(map, range, [...(hasHead ? [0] : []), ...(root.current ? selectedBlocks(root.current) : [])]);
  return { rows, isWhole, reveal };
}
