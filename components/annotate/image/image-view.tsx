"use client";
/**
 * An image with its regions: three canvases (image, regions, gesture), none of which listens to events; the tools
 * handle them.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { importLater, Later } from "@/components/ui/later";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import type { Rect } from "@/lib/core/geometry";
import { resizeView } from "@/lib/editor/image-view";
import { turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { loadLateTools } from "@/lib/editor/tools/late-tool";
import { unturnedRect, unturnedSize } from "@/lib/editor/turned-view";
import type { ImagePixels } from "@/lib/vision/pixels";
import type { InputViewProps } from "../input-view";
import { labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels } from "../region-text";
import { freePart } from "./free-part";
import { gestureParts } from "./gesture-parts";
import { ImageCanvases } from "./image-canvases";
import { ToolBar, ZoomBar } from "./tool-bar";
import { useCanvasColors } from "./use-canvas-colors";
import { useImage } from "./use-image";
import { usePointer, useWheelZoom } from "./use-pointer";

/** The bars over a view, as they lie in it. */
function barsOver(frame: HTMLElement): Rect[] {
  const { left, top, width: shown } = frame.getBoundingClientRect();
  // A preview is scaled down.
  const scale = frame.offsetWidth / shown;
  return [...(frame.parentElement?.querySelectorAll("[data-bar]") ?? [])].map((bar) => {
    const { x, y, width, height } = bar.getBoundingClientRect();
    return {
      x: (x - left) * scale,
      y: (y - top) * scale,
      width: width * scale,
      height: height * scale,
    };
  });
}

/** Keeps the editor informed of the view's size; the image is fitted into it until it is moved by hand. */
function useViewSize(editor: EditorStore, input: string, frame: RefObject<HTMLElement | null>) {
  const turn = useEditor(editor, (state) => turnOf(state, input));
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === 0) return;
      const { width, height } = entry.contentRect;
      const size = { width, height };
      const free = unturnedRect(freePart(size, barsOver(element)), size, turn);
      resizeView(editor, input, { ...unturnedSize(size, turn), free });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor, input, frame, turn]);
}

const Touch = importLater(() => import("./touch-gestures").then((loaded) => loaded.TouchGestures));
const ViewAids = importLater(() => import("./view-aids").then((loaded) => loaded.ViewAids));
const BrokenImage = importLater(() => import("./broken-image").then((loaded) => loaded.BrokenImage));
// Loaded once the first task stands: without network shapes are joined, cut and copied, and drawn by colours, too.
importLater(() =>
  Promise.all([
    import("@/lib/editor/combine"),
    import("@/lib/editor/clipboard"),
    import("@/lib/editor/relate"),
    import("@/lib/geometry/booleans").then(({ loadBooleans }) => loadBooleans()),
    loadLateTools(),
  ]),
);

export default function ImageView({ image, ...props }: InputViewProps) {
  return image && <Loaded image={image} {...props} />;
}

function Loaded({ editor, input, name, image }: InputViewProps & { image: TaskImage }) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const loaded = useImage(image.url, attempt);
  const handlers = usePointer(editor, input, frame);
  useViewSize(editor, input, frame);
  useWheelZoom(editor, input, frame);
  const count = useEditor(editor, (state) => state.document.regions.length);
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden bg-surface-2 [container-type:size]">
      <div
        ref={frame}
        role="application"
        aria-label={t("label.imageLabel", { name, count })}
        aria-roledescription={t("label.imageRole")}
        tabIndex={0}
        data-testid={`image-${input}`}
        className="absolute inset-0 touch-none select-none"
        onContextMenu={(event) => event.preventDefault()}
        // Words that are selected around the image must not be dragged away instead of a box being drawn.
        onDragStart={(event) => event.preventDefault()}
        {...handlers}
      >
        {loaded.state === "ready" && (
          <Canvases editor={editor} input={input} image={image} picture={loaded.image} />
        )}
      </div>
      {loaded.state === "loading" && (
        <p className="absolute inset-0 m-auto h-5 w-fit text-muted">{t("common.loading")}</p>
      )}
      {loaded.state === "failed" && (
        <Later
          part={BrokenImage}
          props={{ editor, image, attempt, onRetry: () => setAttempt(attempt + 1) }}
        />
      )}
      <ToolBar editor={editor} />
      <ZoomBar editor={editor} input={input} image={image} />
    </div>
  );
}

function Aids(props: CanvasProps) {
  const { hasCrosshair, hasMinimap, hasPixelGrid } = useEditor(props.editor, (state) => state.viewAids);
  return (hasCrosshair || hasMinimap || hasPixelGrid) && <Later part={ViewAids} props={props} />;
}

type CanvasProps = { editor: EditorStore; input: string; image: TaskImage; picture: HTMLImageElement };

function Canvases({ editor, input, image, picture }: CanvasProps) {
  const { colors, repeats } = useLabelView();
  const holder = useRef<HTMLDivElement>(null);
  const canvases = useRef<ImageCanvases>(null);
  const colorOf = useCanvasColors(colors);
  const looks = useMemo(() => {
    const { schema } = editor.getState();
    return {
      colorOf,
      nameOf: (region: Region) => regionLabels(schema, region),
      repeatOf: (control: string, label: string | undefined) => labelRepeat(repeats, control, label),
    };
  }, [editor, colorOf, repeats]);
  const shown = useRef(looks);
  useEffect(() => {
    if (!holder.current) return undefined;
    const made = new ImageCanvases(holder.current, { editor, input, image, picture }, shown.current);
    canvases.current = made;
    return () => {
      canvases.current = null;
      made.destroy();
    };
  }, [editor, input, picture, image]);
  useEffect(() => {
    let pixels: ImagePixels | null = null;
    const read = () => {
      pixels ??= gestureParts.loaded()?.imagePixels(picture, image) ?? null;
      return pixels;
    };
    const set = (of: typeof read) => editor.set({ pixels: { ...editor.getState().pixels, [input]: of } });
    set(read);
    // What was read of the image is let go with it.
    return () => set(() => null);
  }, [editor, input, picture, image]);
  useEffect(() => {
    if (shown.current !== looks) canvases.current?.setLooks(looks);
    shown.current = looks;
  }, [looks]);
  const turn = useEditor(editor, (state) => turnOf(state, input));
  const view = useEditor(editor, (state) => state.viewSizes[input]);
  // Both have the same centre.
  const style =
    turn === 0
      ? { inset: 0 }
      : {
          width: view?.width,
          height: view?.height,
          left: "50%",
          top: "50%",
          transform: `translate(-50%,-50%) rotate(${turn * 90}deg)`,
        };
  return (
    <>
      <div ref={holder} className="absolute" style={style} />
      <Later part={Touch} props={{ editor, input }} />
      <Aids editor={editor} input={input} image={image} picture={picture} />
    </>
  );
}
