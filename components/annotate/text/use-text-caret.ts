"use client";
/**
 * A caret in text that is not editable: arrows move it, Shift extends, so that spans can be made without a mouse. The
 * stretch is the browser's own selection, so it looks and reads as one.
 */
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { EditorStore } from "@/lib/editor/store";
import { stepCaret, wordNear } from "@/lib/editor/text-range";
import { hiddenBy, offsetOf, positionAt } from "./dom-offsets";
import { tableParts } from "./load-looks";

/** Code points. */
export type Caret = { anchor: number; focus: number };

const MOVING_KEYS = new Set([" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

type Text = NonNullable<ReturnType<EditorStore["context"]>["text"]>;

/** The element of a text, and what brings a place of it (UTF-16 units) into the page. */
export type ShownText = { root: RefObject<HTMLElement | null>; reveal: (unit: number) => void };

function show(root: Element, text: Text, caret: Caret): void {
  const from = positionAt(root, text.index.toUnits(caret.anchor));
  const to = positionAt(root, text.index.toUnits(caret.focus));
  if (!from || !to) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  if (hiddenBy(root, to) === 0) return;
  to.node.parentElement?.scrollIntoView({ block: "nearest" });
  // A paragraph may be higher than the view.
  root.parentElement?.scrollBy({ top: hiddenBy(root, to) });
}

/** A line up or down: only the browser knows where lines break. */
function stepLine(root: Element, text: Text, caret: Caret, forward: boolean): number {
  const place = positionAt(root, text.index.toUnits(caret.focus));
  const selection = document.getSelection();
  if (!place || !selection) return caret.focus;
  selection.collapse(place.node, place.offset);
  selection.modify("move", forward ? "forward" : "backward", "line");
  const { focusNode, focusOffset } = selection;
  const toUnit = focusNode ? offsetOf(root, focusNode, focusOffset) : null;
  const step = { from: place.node, fromUnit: text.index.toUnits(caret.focus), to: focusNode, toUnit };
  const unit = tableParts()?.stepRow(root, step, forward) ?? toUnit;
  return unit === null ? caret.focus : text.index.fromUnits(unit);
}

function target(root: Element, text: Text, caret: Caret, event: KeyboardEvent): number | null {
  const word = event.ctrlKey || event.metaKey;
  const rtl = getComputedStyle(
    positionAt(root, text.index.toUnits(caret.focus))?.node.parentElement?.closest(".text-block") ?? root,
  ).direction;
  const ahead = rtl === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key === "ArrowLeft" || event.key === "ArrowRight")
    return stepCaret(text, caret.focus, event.key === ahead ? 1 : -1, word ? "word" : "character");
  if (word && (event.key === "ArrowUp" || event.key === "ArrowDown"))
    return stepCaret(text, caret.focus, event.key === "ArrowDown" ? 1 : -1, "sentence");
  if (event.key === "ArrowUp" || event.key === "ArrowDown")
    return stepLine(root, text, caret, event.key === "ArrowDown");
  if (event.key === "Home" && word) return 0;
  if (event.key === "End" && word) return text.index.length;
  return null;
}

export function useTextCaret(editor: EditorStore, input: string, { root, reveal }: ShownText) {
  const [caret, keepCaret] = useState<Caret | null>(null);
  const setCaret = (next: Caret) => {
    keepCaret(next);
    editor.set({ carets: { ...editor.getState().carets, [input]: next.focus } });
  };

  const showCaret = (next: Caret) => {
    const { text } = editor.context(input);
    if (!root.current || !text) return;
    reveal(text.index.toUnits(next.focus));
    setCaret(next);
    show(root.current, text, next);
  };

  const place = (next: Caret) => {
    showCaret(next);
    const [start, end] = [Math.min(next.anchor, next.focus), Math.max(next.anchor, next.focus)];
    editor.send(input, { type: "range", start, end, commit: false });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { text } = editor.context(input);
    if (!root.current || !text || event.altKey) return;
    const waiting = editor.getState().toolState.phase === "waiting";
    if (event.key === "Enter" && waiting && editor.getState().active) {
      event.preventDefault();
      editor.send(input, { type: "label" });
      return;
    }
    if (!MOVING_KEYS.has(event.key)) return;
    // The search puts the caret where it has found something.
    const at = editor.getState().carets[input] ?? 0;
    const now = caret?.focus === at ? caret : { anchor: at, focus: at };
    reveal(text.index.toUnits(now.focus));
    if (event.key === " " && !event.ctrlKey) {
      const word = wordNear(text, now.focus);
      event.preventDefault();
      return place({ anchor: word.start, focus: word.end });
    }
    const focus = target(root.current, text, now, event);
    if (focus === null) return;
    event.preventDefault();
    place({ anchor: event.shiftKey ? now.anchor : focus, focus });
  };

  return { caret, setCaret, showCaret, onKeyDown };
}
