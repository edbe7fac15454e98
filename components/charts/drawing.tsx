"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { importLater } from "@/components/ui/later";
import type { PlotModule, Pointed, Size } from "./draw";

const Plot = importLater<PlotModule>(() => import("@observablehq/plot"));

export type Draw = (plot: PlotModule, size: Size) => (SVGSVGElement | HTMLElement) & { value?: unknown };

type Props = {
  label: string;
  draw: Draw;
  /** Kept free until it is drawn. */
  heightPx: number;
  /** The picture as it stands, for a download. */
  svg: RefObject<SVGSVGElement | null>;
  onFailure: () => void;
};

const NARROWEST_PX = 240;

/**
 * A chart as wide as its place, drawn again when that changes. To screen readers it is a picture with a name: its table has the
 * same figures and links.
 */
export function Drawing({ label, draw, heightPx, svg, onFailure }: Props) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const failed = useRef(onFailure);
  failed.current = onFailure;
  useEffect(() => {
    const place = frame.current;
    if (!place) return;
    let shown: Pointed | null = null;
    let hasLeft = false;
    let watcher: ResizeObserver | undefined;
    let widthPx = 0;
    const show = (plot: PlotModule) => {
      if (place.clientWidth === widthPx || place.clientWidth === 0) return;
      widthPx = place.clientWidth;
      const drawn = draw(plot, { widthPx: Math.max(NARROWEST_PX, widthPx) });
      drawn.setAttribute("aria-hidden", "true");
      drawn.addEventListener("input", () => {
        const { href } = (drawn.value ?? {}) as Pointed;
        drawn.style.cursor = href === undefined ? "" : "pointer";
      });
      drawn.addEventListener("click", (event) => open(drawn.value as Pointed | null, event as PointerEvent));
      place.replaceChildren(drawn);
      svg.current = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector("svg");
    };
    const open = (pointed: Pointed | null | undefined, event: PointerEvent) => {
      // A finger does not hover: the first tap shows what the second one opens.
      const isFirstTap = event.pointerType === "touch" && shown !== pointed;
      shown = pointed ?? null;
      if (!pointed?.href || isFirstTap) return;
      if (event.metaKey || event.ctrlKey) window.open(pointed.href, "_blank", "noopener");
      else router.push(pointed.href);
    };
    Plot.ahead().then(
      (plot) => {
        if (hasLeft) return;
        show(plot);
        watcher = new ResizeObserver(() => show(plot));
        watcher.observe(place);
      },
      (cause: unknown) => {
        if (hasLeft) return;
        console.warn("the charts could not be loaded", cause);
        failed.current();
      },
    );
    return () => {
      hasLeft = true;
      watcher?.disconnect();
      svg.current = null;
    };
  }, [draw, svg, router]);
  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      style={{ minHeight: heightPx }}
      className="chart min-w-0 touch-pan-y"
    />
  );
}
