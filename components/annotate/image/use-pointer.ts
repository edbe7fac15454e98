"use client";
/** Pointer and wheel events of the view as tool events in image coordinates. */
import { type PointerEvent, type RefObject, useEffect } from "react";
import type { Point } from "@/lib/core/geometry";
import { changeSize } from "@/lib/editor/actions/size-actions";
import { HOME_VIEW } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { toolOf } from "@/lib/editor/tools";
import { panBy, toImage, zoomAt } from "@/lib/editor/viewport";

const WHEEL_STEP = 0.0015;

const viewportOf = (editor: EditorStore, input: string) => editor.getState().viewports[input] ?? HOME_VIEW;

function screenPoint(frame: Element, event: { clientX: number; clientY: number }): Point {
  const { left, top } = frame.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
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
        ? panBy(before, -(event.deltaX || event.deltaY), 0)
        : zoomAt(before, Math.exp(-event.deltaY * WHEEL_STEP), screenPoint(element, event));
      editor.setViewport(input, next);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [editor, input, frame]);
}

export function usePointer(editor: EditorStore, input: string, frame: RefObject<HTMLElement | null>) {
  const send = (type: "down" | "move" | "up", event: PointerEvent) => {
    if (!frame.current) return;
    const screen = screenPoint(frame.current, event);
    const point = toImage(viewportOf(editor, input), screen);
    editor.send(input, { type, point, screen, shift: event.shiftKey, alt: event.altKey });
    const id = editor.toolOn(input);
    const { toolState, toolOwner, editing } = editor.getState();
    const machine = toolOf(editing, id);
    // Past React, which would render the view for it.
    frame.current.style.cursor = machine.cursor(
      toolOwner === id ? toolState : machine.initial,
      editor.context(input),
      point,
    );
  };
  return {
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
