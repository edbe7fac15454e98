"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { caretRect, positionAt } from "./dom-offsets";

/** The visible caret, shown while the text has the focus. */
export function CaretMark({ root, unit }: { root: RefObject<HTMLElement | null>; unit: number }) {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = root.current && positionAt(root.current, unit);
    const parent = mark.current?.offsetParent;
    if (!place || !mark.current || !parent) return;
    const rect = caretRect(place);
    const frame = parent.getBoundingClientRect();
    if (!rect) return;
    const { style } = mark.current;
    style.left = `${rect.left - frame.left + parent.scrollLeft}px`;
    style.top = `${rect.top - frame.top + parent.scrollTop}px`;
    style.height = `${rect.height}px`;
  });
  return (
    <span
      ref={mark}
      aria-hidden
      className="pointer-events-none absolute w-0.5 bg-accent [.text-view:not(:focus)~&]:hidden"
    />
  );
}
