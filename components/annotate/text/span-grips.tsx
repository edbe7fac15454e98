"use client";
/**
 * Grips at the edges of the selected span: dragged, they move an edge by characters or whole words (Alt: the other way), and
 * the span keeps its id, labels, answers and relations. By keys its edges move with Alt+arrows.
 */
import { type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { updateRegion } from "@/lib/editor/commands";
import { spansSelected, textOf } from "@/lib/editor/spans-selected";
import type { EditorStore } from "@/lib/editor/store";
import { snapEdge } from "@/lib/editor/text-range";
import { textParts } from "@/lib/editor/text-regions";
import { labelColor, useEditor, useLabelView } from "../label-context";
import { caretRect, positionAt } from "./dom-offsets";
import type { ShownText } from "./use-text-caret";
import { gapAt } from "./word-at-point";

type Edge = "start" | "end";
type Grip = { part: number; edge: Edge; left: number; top: number; height: number };

type Props = { editor: EditorStore; input: string; shown: ShownText; drawn: unknown };

function Grips({ editor, input, shown, drawn }: Props) {
  const t = useT();
  const { colors } = useLabelView();
  const [grips, setGrips] = useState<Grip[]>([]);
  const selection = useEditor(editor, (state) => state.selection);
  const regions = useEditor(editor, (state) => state.document.regions);
  const state = editor.getState();
  const selected = spansSelected(state);
  const [region] = selected.regions.length === 1 && selected.input === input ? selected.regions : [];
  const { root } = shown;

  useLayoutEffect(() => {
    void [selection, regions, drawn];
    const around = root.current?.parentElement;
    const content = textOf(editor.getState(), input);
    if (!region || !around || !root.current || !content) {
      setGrips((now) => (now.length === 0 ? now : []));
      return;
    }
    const outer = around.getBoundingClientRect();
    const pieces = [
      ...root.current.querySelectorAll<HTMLElement>(`[data-spans~="${CSS.escape(region.id)}"]`),
    ];
    const isIn = (unit: number) =>
      pieces.some(({ dataset }) => Number(dataset.start) <= unit && unit <= Number(dataset.end));
    const found = textParts(region).flatMap(({ start, end }, part) =>
      (["start", "end"] as const).flatMap((edge): Grip[] => {
        const unit = content.index.toUnits(edge === "start" ? start : end);
        // The end of a piece stands in the piece before it, not at the start of the next line.
        const place =
          root.current && isIn(unit) ? positionAt(root.current, edge === "end" ? unit - 1 : unit) : null;
        const rect = place && caretRect(edge === "end" ? { ...place, offset: place.offset + 1 } : place);
        if (!rect) return [];
        return [
          {
            ...{ part, edge, height: rect.height },
            left: (edge === "end" ? rect.right : rect.left) - outer.left + around.scrollLeft,
            top: rect.top - outer.top + around.scrollTop,
          },
        ];
      }),
    );
    setGrips(found);
  }, [editor, input, region, root, selection, regions, drawn]);

  if (!region || state.readOnly) return null;
  return (
    <>
      {grips.map((grip) => (
        <GripMark
          key={`${grip.part} ${grip.edge}`}
          {...{ editor, input, shown, grip }}
          id={region.id}
          name={t(grip.edge === "start" ? "spans.edgeStart" : "spans.edgeEnd")}
          color={labelColor(colors, region.control, region.labels[0])}
        />
      ))}
    </>
  );
}

type MarkProps = {
  editor: EditorStore;
  input: string;
  shown: ShownText;
  grip: Grip;
  id: string;
  name: string;
  color: string;
};

/** The grip is wider than what is seen of it, so that fingers find it. */
const HIT_PX = 24;

function GripMark({ editor, input, shown, grip, id, name, color }: MarkProps) {
  const moved = useRef(false);
  const { part, edge } = grip;

  const move = (event: PointerEvent) => {
    const state = editor.getState();
    const content = textOf(state, input);
    const region = state.document.regions.find((one) => one.id === id);
    const place = region && state.editing.get(region.shape.kind)?.placeEdge;
    const unit = shown.root.current && gapAt(shown.root.current, event);
    if (!content || !region || !place || unit === null) return;
    const isSnapping = state.snapToWord !== event.altKey;
    const at = snapEdge(content, content.index.fromUnits(unit), edge, isSnapping);
    const shape = place(region.shape, { part, edge, at }, content);
    if (!shape || textParts({ ...region, shape })[part]?.[edge] === textParts(region)[part]?.[edge]) return;
    editor.dispatch([updateRegion(id, { shape })], { merge: "edge", repeat: moved.current });
    moved.current = true;
  };
  return (
    <span
      aria-hidden
      title={name}
      data-grip={edge}
      className="absolute z-[5] flex cursor-ew-resize touch-none justify-center"
      style={{ left: grip.left - HIT_PX / 2, top: grip.top - 3, width: HIT_PX, height: grip.height + 6 }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        moved.current = false;
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && move(event)}
      onMouseUp={(event) => event.stopPropagation()}
      onPointerCancel={() => moved.current && editor.undo()}
    >
      <span className="h-full w-[3px] rounded-full" style={{ background: color }} />
    </span>
  );
}

export const SpanGrips = withLaterWords(Grips);
