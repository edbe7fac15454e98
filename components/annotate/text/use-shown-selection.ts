"use client";
/** Brings a span into view that was selected elsewhere, in the list or by keys, where a selected relation begins, and a predicted span that is looked at. */
import { useEffect, useRef } from "react";
import { waitingInView } from "@/lib/editor/predictions";
import type { EditorStore } from "@/lib/editor/store";
import { textParts } from "@/lib/editor/text-regions";
import { useEditor } from "../label-context";
import { predictedSpanId } from "./predicted-span";
import type { ShownText } from "./use-text-caret";

const piecesOf = (id: string) => `[data-spans~="${CSS.escape(id)}"]`;

/** Some of the span is in view: a long one that was clicked must not jump to its beginning. */
function isSeen(root: Element, id: string): boolean {
  const frame = root.parentElement?.getBoundingClientRect();
  return [...root.querySelectorAll(piecesOf(id))].some((piece) => {
    const { top, bottom } = piece.getBoundingClientRect();
    return frame !== undefined && bottom > frame.top && top < frame.bottom;
  });
}

export function useShownSelection(editor: EditorStore, input: string, { root, reveal }: ShownText): void {
  const selection = useEditor(editor, (state) => state.selection);
  const relation = useEditor(editor, (state) => state.relationId);
  const predicted = useEditor(editor, (state) => state.predictedId);
  // A text that is shown again, or for the first time, stays at its place.
  const known = useRef({ selection, relation, predicted });
  useEffect(() => {
    const before = known.current;
    known.current = { selection, relation, predicted };
    const isOther = before.predicted !== predicted && predicted !== null;
    if (!isOther && before.selection === selection && before.relation === relation) return;
    const state = editor.getState();
    const { document, inputs, schema } = state;
    const wanted = document.relations.find(({ id }) => id === relation)?.from ?? selection.at(-1);
    const region = isOther ? waitingInView(state) : document.regions.find(({ id }) => id === wanted);
    const control = region && schema.controls.find(({ id }) => id === region.control);
    const content = inputs[input];
    const [part] = region ? textParts(region) : [];
    if (!control || !("input" in control) || control.input !== input) return;
    if (!part || content?.kind !== "text") return;
    const shownId = isOther ? predictedSpanId(region.id) : region.id;
    const unit = content.index.toUnits(part.start);
    // After the render that it is part of: then the text may be rendered again at once.
    queueMicrotask(() => {
      if (!root.current || isSeen(root.current, shownId)) return;
      reveal(unit);
      root.current.querySelector(piecesOf(shownId))?.scrollIntoView({ block: "nearest" });
    });
  }, [selection, relation, predicted, editor, input, root, reveal]);
}
