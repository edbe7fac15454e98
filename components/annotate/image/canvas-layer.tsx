"use client";
/** One of the canvases of an image, one above the other: painted at most once per frame, when something in it has changed. */
import { useEffect, useRef } from "react";
import type { Size, Viewport } from "@/lib/editor/viewport";

type Props = {
  /** Of the canvas, in pixels of the screen. */
  view: Size;
  viewport: Viewport;
  /** Paints in image coordinates. Another function means another content. */
  paint: (canvas: CanvasRenderingContext2D) => void;
};

function repaint(canvas: HTMLCanvasElement, { view, viewport, paint }: Props): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  // Asked each time: a window may be dragged to a screen with other pixels.
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.floor(view.width * ratio), Math.floor(view.height * ratio)];
  // Setting the size clears a canvas and gives it new memory.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const { x, y, scale } = viewport;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio);
  context.save();
  paint(context);
  context.restore();
}

export function CanvasLayer({ view, viewport, paint }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current) repaint(canvas.current, { view, viewport, paint });
    });
    return () => cancelAnimationFrame(frame);
  }, [view, viewport, paint]);
  return (
    <canvas
      ref={canvas}
      className="absolute top-0 left-0 block"
      style={{ width: view.width, height: view.height }}
    />
  );
}
