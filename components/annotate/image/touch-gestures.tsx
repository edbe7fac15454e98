"use client";
/**
 * Fingers and pens on an image: two fingers move and zoom the view, also in the middle of a stroke, which goes on as it was
 * before the first of them; a hand that rests beside a pen draws nothing; the other end of a pen erases.
 */
import { useEffect, useRef } from "react";
import type { Point } from "@/lib/core/geometry";
import { HOME_VIEW, turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { panBy, zoomAt } from "@/lib/editor/viewport";
import { viewPoint } from "./use-pointer";

type Props = { editor: EditorStore; input: string };

/** So long after a pen was seen a touch is the hand that holds it. */
const PALM_MS = 700;

export function TouchGestures({ editor, input }: Props) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = here.current?.closest<HTMLElement>("[role=application]");
    return frame ? followTouches(frame, editor, input) : undefined;
  }, [editor, input]);
  return <span ref={here} hidden />;
}

type Tooling = Pick<ReturnType<EditorStore["getState"]>, "toolState" | "toolOwner" | "selection">;

/** @returns stops following */
function followTouches(frame: HTMLElement, editor: EditorStore, input: string): () => void {
  const events = new AbortController();
  const touches = new Map<number, Point>();
  /** Fingers that draw nothing: those of a pinch, until all are lifted, and hands beside a pen. */
  const idle = new Set<number>();
  let before: Tooling | null = null;
  let penAt = Number.NEGATIVE_INFINITY;
  let isPenDown = false;

  const pointOf = (event: PointerEvent): Point => viewPoint(frame, event, turnOf(editor.getState(), input));
  const middle = ([a, b]: Point[]): Point => [
    ((a?.[0] ?? 0) + (b?.[0] ?? 0)) / 2,
    ((a?.[1] ?? 0) + (b?.[1] ?? 0)) / 2,
  ];
  const spread = ([a, b]: Point[]): number =>
    Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0));

  /** What the first finger has begun is taken back; what was drawn before stays in hand. */
  function beginPinch(): void {
    if (before) {
      const { gesture } = editor.getState();
      if (gesture) editor.cancelGesture();
      editor.set(before);
    }
    for (const id of touches.keys()) idle.add(id);
  }

  function pinch(from: Point[], to: Point[]): void {
    const viewport = editor.getState().viewports[input] ?? HOME_VIEW;
    const [start, end] = [middle(from), middle(to)];
    const moved = panBy(viewport, end[0] - start[0], end[1] - start[1]);
    const factor = spread(from) > 0 ? spread(to) / spread(from) : 1;
    editor.setViewport(input, zoomAt(moved, factor, end));
  }

  const onDown = (event: PointerEvent) => {
    if (event.pointerType === "pen") {
      penAt = event.timeStamp;
      isPenDown = true;
    }
    if (event.pointerType !== "touch") return;
    if (isPenDown || event.timeStamp - penAt < PALM_MS) {
      idle.add(event.pointerId);
      event.stopPropagation();
      return;
    }
    if (touches.size === 0) {
      const { toolState, toolOwner, selection } = editor.getState();
      before = { toolState, toolOwner, selection };
    }
    touches.set(event.pointerId, pointOf(event));
    if (touches.size < 2 && idle.size === 0) return;
    event.stopPropagation();
    if (touches.size === 2) beginPinch();
    idle.add(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === "pen") penAt = event.timeStamp;
    if (!idle.has(event.pointerId)) return;
    event.stopPropagation();
    if (!touches.has(event.pointerId)) return;
    const from = [...touches.values()].slice(0, 2);
    touches.set(event.pointerId, pointOf(event));
    if (touches.size >= 2) pinch(from, [...touches.values()].slice(0, 2));
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerType === "pen") {
      penAt = event.timeStamp;
      isPenDown = false;
    }
    touches.delete(event.pointerId);
    const wasIdle = idle.has(event.pointerId);
    if (wasIdle) event.stopPropagation();
    if (touches.size === 0) idle.clear();
    else idle.delete(event.pointerId);
    // The finger that is left of a pinch draws nothing either.
    if (wasIdle) for (const id of touches.keys()) idle.add(id);
  };

  const options = { capture: true, signal: events.signal };
  frame.addEventListener("pointerdown", onDown, options);
  frame.addEventListener("pointermove", onMove, options);
  frame.addEventListener("pointerup", onUp, options);
  frame.addEventListener("pointercancel", onUp, options);
  return () => events.abort();
}
