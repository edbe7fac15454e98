"use client";
/**
 * Which rows of a long list exist. Rows are as high as what is in them: each is taken for `rowPx` until it stood on the
 * page once, and its height is kept under its key. Out of scope: lists in two dimensions, and sticky rows.
 */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";

/** Rows above and below the window that exist, too, so that scrolling does not show gaps. */
const SPARE_ROWS = 12;
/** Of the window, before it is measured. */
const WINDOW_PX = 400;

type Given = {
  keys: readonly string[];
  rowPx: number;
  /** What scrolls. */
  scroll: RefObject<HTMLElement | null>;
  /** A row to bring into view whenever it is another one; -1 for none. */
  shown: number;
};

/** The last row that begins at or before `px`. */
function rowAt(starts: readonly number[], px: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows tell their key in `data-row`. `starts` has the top of every row, and at its end the height of all. */
export function useRows({ keys, rowPx, scroll, shown }: Given) {
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const [view, setView] = useState({ top: 0, height: WINDOW_PX });
  const wanted = useRef(-1);

  const starts = useMemo(() => {
    // Counts the measurements: new heights mean new tops.
    void measured;
    let top = 0;
    const tops = keys.map((key) => {
      const start = top;
      top += heights.current.get(key) ?? rowPx;
      return start;
    });
    return [...tops, top];
  }, [keys, rowPx, measured]);

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [scroll]);

  const observer = useRef<ResizeObserver | null>(null);
  /** Ref of a row. */
  const measure = useCallback(
    (row: HTMLElement) => {
      observer.current ??= new ResizeObserver((entries) => {
        let [isNew, above] = [false, 0];
        for (const { target } of entries) {
          if (!(target instanceof HTMLElement) || target.offsetHeight === 0) continue;
          const { row = "" } = target.dataset;
          const before = heights.current.get(row);
          if (before === target.offsetHeight) continue;
          isNew = true;
          heights.current.set(row, target.offsetHeight);
          if (target.offsetTop < (scroll.current?.scrollTop ?? 0))
            above += target.offsetHeight - (before ?? rowPx);
        }
        // What is read stays where it is when something above it turns out to be higher.
        if (above !== 0 && scroll.current) scroll.current.scrollTop += above;
        if (isNew) setMeasured((times) => times + 1);
      });
      const { current } = observer;
      current.observe(row);
      return () => current.unobserve(row);
    },
    [rowPx, scroll],
  );
  useEffect(() => () => observer.current?.disconnect(), []);

  useEffect(() => {
    wanted.current = shown;
  }, [shown]);
  useEffect(() => {
    const element = scroll.current;
    const row = wanted.current;
    if (!element || row < 0 || row >= keys.length) return;
    const [start = 0, end = 0] = [starts[row], starts[row + 1]];
    if (start < element.scrollTop) element.scrollTop = start;
    else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
    // Once it stands on the page its place is known for certain, and the list may be scrolled elsewhere.
    if (heights.current.has(keys[row] ?? "")) wanted.current = -1;
  });

  const first = Math.max(0, rowAt(starts, view.top) - SPARE_ROWS);
  const end = Math.min(keys.length, rowAt(starts, view.top + view.height) + 1 + SPARE_ROWS);
  return { starts, first, end, measure };
}
