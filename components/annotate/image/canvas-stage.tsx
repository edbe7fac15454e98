"use client";
/**
 * The canvases of an image, one above the other: a Konva stage with a layer each. Konva keeps their pixels sharp and paints
 * a layer at most once per frame, when something in it has changed. It is used without its React renderer, which is a
 * second React of 40 KB for what are three layers here (decision 0029).
 */
import { Layer } from "konva/lib/Layer";
import { Shape } from "konva/lib/Shape";
import { Stage } from "konva/lib/Stage";
import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";
import type { Size, Viewport } from "@/lib/editor/viewport";

const StageContext = createContext<Stage | null>(null);

/** @param view size of the canvases, in pixels of the screen */
export function CanvasStage({ view, children }: { view: Size; children: ReactNode }) {
  const holder = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  useEffect(() => {
    if (!holder.current) return undefined;
    // Nothing in it listens: tools get the pointer from the view around it.
    const made = new Stage({ container: holder.current, listening: false });
    setStage(made);
    return () => {
      setStage(null);
      made.destroy();
    };
  }, []);
  const { width, height } = view;
  useEffect(() => {
    stage?.size({ width, height });
  }, [stage, width, height]);
  return (
    <>
      <div ref={holder} className="absolute inset-0" />
      <StageContext value={stage}>{children}</StageContext>
    </>
  );
}

type LayerProps = {
  viewport: Viewport;
  /** Paints in image coordinates. Another function means another content. */
  paint: (canvas: CanvasRenderingContext2D) => void;
};

/** Layers lie above those that come before them in the stage. */
export function CanvasLayer({ viewport, paint }: LayerProps) {
  const stage = use(StageContext);
  const painted = useRef(paint);
  const [layer, setLayer] = useState<Layer | null>(null);
  useEffect(() => {
    if (!stage) return undefined;
    const made = new Layer({ listening: false });
    made.add(new Shape({ listening: false, sceneFunc: ({ _context }) => painted.current(_context) }));
    stage.add(made);
    setLayer(made);
    return () => {
      setLayer(null);
      made.destroy();
    };
  }, [stage]);
  useEffect(() => {
    painted.current = paint;
    const { x, y, scale } = viewport;
    // Setting what a node is asks for a new painting; so does other content.
    layer?.setAttrs({ x, y, scaleX: scale, scaleY: scale }).batchDraw();
  }, [layer, viewport, paint]);
  return null;
}
