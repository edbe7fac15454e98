"use client";
/** Pointer and wheel events of the view as tool events in image coordinates. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect } from "react";
import type { Point } from "@/lib/core/geometry";
import { changeSize } from "@/lib/editor/actions/size-actions";
import { HOME_VIEW, turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { toolOf } from "@/lib/editor/tools";
import { type Turn, turnedCursor, unturned, unturnedPoint } from "@/lib/editor/turned-view";
import { panBy, toImage, zoomAt } from "@/lib/editor/viewport";

/** `buttons` while the other end of a pen is down. */
const ERASER = 32;
const WHEEL_STEP = 0.0015;

const viewportOf = (editor: EditorStore, input: string) => editor.getState().viewports[input] ?? HOME_VIEW;

/** In the view as if it were not turned. */
export function viewPoint(frame: Element, event: { clientX: number; clientY: number }, turn: Turn): Point {
  const rect = frame.getBoundingClientRect();
  return unturnedPoint([event.clientX - rect.left, event.clientY - rect.top], rect, turn);
}

/** Zooms at the pointer; Shift scrolls sideways, Alt makes the brush, or what else the tool works by, larger or smaller. Needs a listener that may cancel, so React's own will not do. */
export function useWheelZoom(editor: EditorStore, input: string, frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.altKey) {
        changeSize(editor, event.deltaY < 0 ? 1 : -1);
        return;
      }
      const before = viewportOf(editor, input);
      const next = event.shiftKey
        ? panBy(before, ...unturned([-(event.deltaX || event.deltaY), 0], turnOf(editor.getState(), input)))
        : zoomAt(
            before,
            Math.exp(-event.deltaY * WHEEL_STEP),
            viewPoint(element, event, turnOf(editor.getState(), input)),
          );
      editor.setViewport(input, next);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [editor, input, frame]);
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const ARROW_PX = 60;

/** Arrows move the view as long as no region is selected, which they would move. */
function panByArrow(editor: EditorStore, input: string, event: KeyboardEvent): void {
  const way = ARROWS[event.key];
  const state = editor.getState();
  if (!way || state.selection.length > 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return;
  event.preventDefault();
  const [dx, dy] = unturned(way, turnOf(state, input));
  editor.setViewport(input, panBy(viewportOf(editor, input), dx * ARROW_PX, dy * ARROW_PX));
}

export function usePointer(editor: EditorStore, input: string, frame: RefObject<HTMLElement | null>) {
  const send = (type: "down" | "move" | "up", event: PointerEvent) => {
    if (!frame.current) return;
    const screen = viewPoint(frame.current, event, turnOf(editor.getState(), input));
    const point = toImage(viewportOf(editor, input), screen);
    editor.send(input, {
      type,
      point,
      screen,
      shift: event.shiftKey,
      alt: event.altKey || event.buttons === ERASER,
    });
    const id = editor.toolOn(input);
    const { toolState, toolOwner, editing } = editor.getState();
    const machine = toolOf(editing, id);
    // Past React, which would render the view for it.
    const cursor = machine.cursor(
      toolOwner === id ? toolState : machine.initial,
      editor.context(input),
      point,
    );
    frame.current.style.cursor = turnedCursor(cursor, turnOf(editor.getState(), input));
  };
  return {
    onKeyDown: (event: KeyboardEvent) => panByArrow(editor, input, event),
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 2) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      // The middle button pans, whatever the tool.
      if (event.button === 1 && editor.canPan) editor.hold("pan");
      send("down", event);
    },
    onPointerMove: (event: PointerEvent) => send("move", event),
    onPointerUp: (event: PointerEvent) => {
      send("up", event);
      if (event.button === 1) editor.hold(null);
    },
    onPointerCancel: () => void editor.cancelGesture(),
  };
}
