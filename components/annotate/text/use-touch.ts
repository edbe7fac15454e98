"use client";
/**
 * Marking text without a mouse or keys. A drag scrolls, so words are tapped one after another; what the browser's own
 * handles select after a long press is taken as it is. Either waits until a label is chosen.
 */
import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { EditorStore } from "@/lib/editor/store";
import { takesText, waitingRange } from "@/lib/editor/text-regions";
import { selectedRange } from "./dom-offsets";
import type { Caret } from "./use-text-caret";
import { wordAtPoint } from "./word-at-point";

type Touch = {
  onPointerDown: (event: PointerEvent) => void;
  /** True when the click was a finger's on a word, which is then dealt with. */
  onTap: (event: MouseEvent, onSpan: boolean) => boolean;
};

export function useTouch(
  editor: EditorStore,
  input: string,
  root: RefObject<HTMLElement | null>,
  showCaret: (caret: Caret) => void,
): Touch {
  const finger = useRef(false);
  useEffect(() => {
    const onSelection = () => {
      const { text, ...context } = editor.context(input);
      const units = finger.current && root.current && selectedRange(root.current);
      if (!units || !text || !takesText(context)) return;
      const [start, end] = [text.index.fromUnits(units.start), text.index.fromUnits(units.end)];
      const now = waitingRange(editor.getState().toolState, input);
      if (now?.start !== start || now.end !== end)
        editor.send(input, { type: "range", start, end, commit: false });
    };
    document.addEventListener("selectionchange", onSelection);
    return () => document.removeEventListener("selectionchange", onSelection);
  }, [editor, input, root]);

  return {
    onPointerDown: ({ pointerType }) => {
      finger.current = pointerType === "touch";
    },
    onTap: (event, onSpan) => {
      const { text, ...context } = editor.context(input);
      if (!finger.current || !root.current || !text || !takesText(context)) return false;
      const isWaiting = waitingRange(editor.getState().toolState, input) !== null;
      const word = isWaiting || !onSpan ? wordAtPoint(root.current, text, event) : null;
      if (!word) return false;
      editor.send(input, { type: "tap", ...word });
      const marked = waitingRange(editor.getState().toolState, input);
      if (marked) showCaret({ anchor: marked.start, focus: marked.end });
      return true;
    },
  };
}
