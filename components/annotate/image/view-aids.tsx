"use client";
/** Aids for the eye over an image: a crosshair, the grid of its pixels, and an overview. All follow the view past React. */
import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { TaskImage } from "@/lib/contracts/labeling";
import { HOME_VIEW, turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { unturnedPoint } from "@/lib/editor/turned-view";
import { useEditor } from "../label-context";

/** `picture` may be smaller than the image. */
type Props = { editor: EditorStore; input: string; picture: HTMLImageElement; image: TaskImage };

function ViewAidsContent(props: Props) {
  const { hasCrosshair, hasMinimap, hasPixelGrid } = useEditor(props.editor, (state) => state.viewAids);
  return (
    <>
      {hasPixelGrid && <PixelGrid {...props} />}
      {hasCrosshair && <Crosshair />}
      {hasMinimap && <Minimap {...props} />}
    </>
  );
}

export const ViewAids = withLaterWords(ViewAidsContent);

/** Calls `show` now and once per frame in which the editor has changed. */
function useFrames(editor: EditorStore, show: () => void): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    let frame = requestAnimationFrame(() => latest.current());
    const unsubscribe = editor.subscribe(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => latest.current());
    });
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
    };
  }, [editor]);
}

const frameOf = (ref: RefObject<HTMLElement | null>) =>
  ref.current?.closest<HTMLElement>("[role=application]") ?? null;

/** Lines through the pointer over the whole view: edges are aligned with what is far away. */
function Crosshair() {
  const across = useRef<HTMLDivElement>(null);
  const down = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = frameOf(across);
    if (!frame) return;
    const onMove = (event: globalThis.PointerEvent) => {
      const { left, top } = frame.getBoundingClientRect();
      if (across.current) across.current.style.transform = `translateY(${event.clientY - top}px)`;
      if (down.current) down.current.style.transform = `translateX(${event.clientX - left}px)`;
      for (const line of [across.current, down.current]) if (line) line.hidden = false;
    };
    const onLeave = () => {
      for (const line of [across.current, down.current]) if (line) line.hidden = true;
    };
    frame.addEventListener("pointermove", onMove);
    frame.addEventListener("pointerleave", onLeave);
    return () => {
      frame.removeEventListener("pointermove", onMove);
      frame.removeEventListener("pointerleave", onLeave);
    };
  }, []);
  // Seen on any image: what lies below it is inverted.
  const line = "pointer-events-none absolute bg-white mix-blend-difference";
  return (
    <>
      <div ref={across} hidden aria-hidden className={`${line} inset-x-0 top-0 h-px`} />
      <div ref={down} hidden aria-hidden className={`${line} inset-y-0 left-0 w-px`} />
    </>
  );
}

/** From here on a pixel of the image is large enough for lines around it. */
const GRID_SCALE = 6;

function PixelGrid({ editor, input, image }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  useFrames(editor, () => {
    const state = editor.getState();
    const { x, y, scale } = state.viewports[input] ?? HOME_VIEW;
    const view = state.viewSizes[input];
    const element = grid.current;
    if (!element || !view) return;
    const turn = turnOf(state, input);
    Object.assign(element.style, {
      display: scale < GRID_SCALE ? "none" : "block",
      width: `${view.width}px`,
      height: `${view.height}px`,
      transform: `translate(-50%,-50%) rotate(${turn * 90}deg)`,
      backgroundSize: `${scale}px ${scale}px`,
      backgroundPosition: `${x}px ${y}px`,
      // Over the image only.
      clipPath: `inset(${Math.max(0, y)}px ${Math.max(0, view.width - x - image.widthPx * scale)}px ${Math.max(0, view.height - y - image.heightPx * scale)}px ${Math.max(0, x)}px)`,
    });
  });
  const line = "rgb(128 128 128 / .6) 1px, transparent 1px";
  return (
    <div
      ref={grid}
      aria-hidden
      data-testid="pixel-grid"
      className="pointer-events-none absolute top-1/2 left-1/2"
      style={{
        display: "none",
        backgroundImage: `linear-gradient(to right, ${line}), linear-gradient(to bottom, ${line})`,
      }}
    />
  );
}

/** The longer side of the overview, pixels. */
const MAP_PX = 160;

/** The whole image in the corner, with the part in view: a press or a drag on it moves the view there. */
function Minimap({ editor, input, picture, image }: Props) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = image;
  const turn = useEditor(editor, (state) => turnOf(state, input));
  const scale = MAP_PX / Math.max(widthPx, heightPx, 1);
  const size = { width: Math.max(1, widthPx * scale), height: Math.max(1, heightPx * scale) };
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context) return;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.current.width, canvas.current.height);
    context.drawImage(picture, 0, 0, canvas.current.width, canvas.current.height);
  }, [picture]);
  useFrames(editor, () => {
    const state = editor.getState();
    const viewport = state.viewports[input] ?? HOME_VIEW;
    const view = state.viewSizes[input];
    if (!part.current || !view) return;
    const factor = scale / viewport.scale;
    Object.assign(part.current.style, {
      left: `${-viewport.x * factor}px`,
      top: `${-viewport.y * factor}px`,
      width: `${view.width * factor}px`,
      height: `${view.height * factor}px`,
    });
  });
  const moveTo = (event: PointerEvent<HTMLElement>) => {
    const state = editor.getState();
    const viewport = state.viewports[input] ?? HOME_VIEW;
    const view = state.viewSizes[input];
    if (!view) return;
    const rect = event.currentTarget.getBoundingClientRect();
    const [x, y] = unturnedPoint([event.clientX - rect.left, event.clientY - rect.top], rect, turn);
    const zoom = viewport.scale / scale;
    editor.setViewport(input, {
      ...viewport,
      x: view.width / 2 - x * zoom,
      y: view.height / 2 - y * zoom,
    });
  };
  return (
    <div
      className="absolute start-3 bottom-3 overflow-hidden rounded-md border border-line bg-surface shadow-pop"
      data-aid
      // Turned about its middle, it still stands in its corner.
      style={{
        ...size,
        transform: `rotate(${turn * 90}deg)`,
        margin:
          turn % 2 === 0 ? 0 : `0 0 ${(size.width - size.height) / 2}px ${(size.height - size.width) / 2}px`,
      }}
      role="img"
      aria-label={t("shapes.minimap")}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (event.buttons === 1) moveTo(event);
      }}
      onPointerUp={(event) => event.stopPropagation()}
    >
      <canvas
        ref={canvas}
        width={Math.round(size.width)}
        height={Math.round(size.height)}
        className="size-full"
      />
      <div
        ref={part}
        aria-hidden
        className="pointer-events-none absolute border-2 border-white outline-1 outline-black/60"
      />
    </div>
  );
}
