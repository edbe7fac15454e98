"use client";
/**
 * An image with its regions: three canvases (image, regions, gesture), none of which listens to events; the tools
 * handle them.
 */
import { memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import { resizeView } from "@/lib/editor/actions/view-actions";
import { HOME_VIEW } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { InputViewProps } from "../input-view";
import { labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels } from "../region-text";
import { CanvasLayer, CanvasStage } from "./canvas-stage";
import { type Painting, paintOverlay, paintRegions } from "./paint";
import { ToolBar, ZoomBar } from "./tool-bar";
import { useCanvasColors } from "./use-canvas-colors";
import { useImage } from "./use-image";
import { usePointer, useWheelZoom } from "./use-pointer";

/** Shows where an image is transparent, in every theme: such drawings are made for paper. As `--paper`. */
const PAPER = "#ffffff";

/** Keeps the editor informed of the view's size; the image is fitted into it until it is moved by hand. */
function useViewSize(editor: EditorStore, input: string, frame: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === 0) return;
      const { width, height } = entry.contentRect;
      resizeView(editor, input, { width, height });
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [editor, input, frame]);
}

export default function ImageView({ editor, input, image }: InputViewProps) {
  return image && <Loaded editor={editor} input={input} image={image} />;
}

function Loaded({ editor, input, image }: { editor: EditorStore; input: string; image: TaskImage }) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const loaded = useImage(image.url, attempt);
  const { cursor, handlers } = usePointer(editor, input, frame);
  useViewSize(editor, input, frame);
  useWheelZoom(editor, input, frame);
  const count = useEditor(editor, (state) => state.document.regions.length);
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden bg-surface-2">
      <div
        ref={frame}
        role="application"
        aria-label={t("label.imageLabel", { name: input, count })}
        aria-roledescription={t("label.imageRole")}
        tabIndex={0}
        data-testid={`image-${input}`}
        className="absolute inset-0 touch-none select-none"
        style={{ cursor }}
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
        <div role="alert" className="absolute inset-0 overflow-auto bg-surface-2">
          <EmptyState
            title={t("label.imageFailed")}
            action={<Button onClick={() => setAttempt(attempt + 1)}>{t("common.retry")}</Button>}
          >
            {t("label.imageFailedDo")}
          </EmptyState>
        </div>
      )}
      <ToolBar editor={editor} />
      <ZoomBar editor={editor} input={input} />
    </div>
  );
}

type CanvasProps = { editor: EditorStore; input: string; image: TaskImage; picture: HTMLImageElement };

function Canvases({ editor, input, image, picture }: CanvasProps) {
  const { colors, repeats } = useLabelView();
  const colorOf = useCanvasColors(colors);
  const state = useEditor(editor, (now) => now);
  const viewport = state.viewports[input] ?? HOME_VIEW;
  const view = state.viewSizes[input];
  const { schema } = state;
  const nameOf = useCallback((region: Region) => regionLabels(schema, region), [schema]);
  const repeatOf = useCallback(
    (control: string, label: string | undefined) => labelRepeat(repeats, control, label),
    [repeats],
  );
  const { widthPx, heightPx } = image;
  const paintPicture = useCallback(
    (canvas: CanvasRenderingContext2D) => {
      canvas.imageSmoothingEnabled = viewport.scale < 3;
      canvas.fillStyle = PAPER;
      canvas.fillRect(0, 0, widthPx, heightPx);
      canvas.drawImage(picture, 0, 0, widthPx, heightPx);
    },
    [picture, widthPx, heightPx, viewport.scale],
  );
  if (!view) return null;
  const draft = editor.draft(input);
  const painting: Painting = { state, input, viewport, view, colorOf, repeatOf, nameOf, draft };
  return (
    <CanvasStage view={view}>
      <CanvasLayer viewport={viewport} paint={paintPicture} />
      <Regions {...painting} />
      <CanvasLayer
        viewport={viewport}
        paint={(canvas: CanvasRenderingContext2D) => paintOverlay(canvas, painting)}
      />
    </CanvasStage>
  );
}

/** Painted again only for what it shows; drawing a new box repaints the gesture's own canvas alone. */
const Regions = memo(
  (painting: Painting) => (
    <CanvasLayer
      viewport={painting.viewport}
      paint={(canvas: CanvasRenderingContext2D) => paintRegions(canvas, painting)}
    />
  ),
  (before, after) =>
    before.viewport === after.viewport &&
    before.view === after.view &&
    before.colorOf === after.colorOf &&
    before.repeatOf === after.repeatOf &&
    before.nameOf === after.nameOf &&
    before.draft.shapes === after.draft.shapes &&
    SHOWN.every((key) => before.state[key] === after.state[key]),
);
const SHOWN = ["document", "selection", "hidden", "locked"] as const;
