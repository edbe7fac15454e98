"use client";
/**
 * The zoom of the board on which a template is placed: the board grows within a frame that scrolls, so that a joint that
 * gets the focus is brought into view by itself. The place under the pointer, or in the middle, stays where it is.
 */
import { type Ref, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Point } from "@/lib/core/geometry";

/** 1 is the whole image. */
const MAX_SCALE = 12;
/** Of a key or a button. */
const STEP = 1.5;
const PER_WHEEL_PX = 0.0015;

export type BoardZoom = {
  scale: number;
  frame: Ref<HTMLDivElement>;
  board: RefObject<HTMLDivElement | null>;
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
  canZoomIn: boolean;
  /** Begins to move what is seen along with a pointer; it is then told where the pointer is. */
  grab: (from: Point) => (to: Point) => void;
};

export function useBoardZoom(): BoardZoom {
  // A dialog shows its content later than its parent stands.
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  /** The place, as shares of the board, that stays at a point of the screen. */
  const anchor = useRef<{ share: Point; at: Point } | null>(null);
  const zoomBy = useCallback(
    (factor: number, point?: Point) => {
      const seen = frame?.getBoundingClientRect();
      const whole = board.current?.getBoundingClientRect();
      if (!seen || !whole) return;
      const at = point ?? [seen.left + seen.width / 2, seen.top + seen.height / 2];
      anchor.current = {
        share: [(at[0] - whole.left) / whole.width, (at[1] - whole.top) / whole.height],
        at,
      };
      setScale((before) => Math.min(Math.max(before * factor, 1), MAX_SCALE));
    },
    [frame],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board has its new size once the scale was drawn
  useLayoutEffect(() => {
    const kept = anchor.current;
    const whole = board.current?.getBoundingClientRect();
    if (!kept || !whole || !frame) return;
    anchor.current = null;
    frame.scrollLeft += whole.left + kept.share[0] * whole.width - kept.at[0];
    frame.scrollTop += whole.top + kept.share[1] * whole.height - kept.at[1];
  }, [scale]);
  const isWhole = scale === 1;
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      // Turned back from the whole image, the wheel scrolls the dialog.
      if (isWhole && event.deltaY > 0 && !event.ctrlKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY * PER_WHEEL_PX), [event.clientX, event.clientY]);
    };
    frame?.addEventListener("wheel", onWheel, { passive: false });
    return () => frame?.removeEventListener("wheel", onWheel);
  }, [frame, zoomBy, isWhole]);
  return {
    scale,
    frame: setFrame,
    board,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    fit: () => setScale(1),
    canZoomIn: scale < MAX_SCALE,
    grab: (from) => {
      // Scrolled from the start each time: steps would add up what each of them is rounded by.
      const [left, top] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0];
      return ([x, y]) => frame?.scrollTo(left + from[0] - x, top + from[1] - y);
    },
  };
}
