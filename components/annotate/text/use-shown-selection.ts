"use client";
/** Brings a span into view that was selected elsewhere, in the list or by keys, and where a selected relation begins. */
import { useEffect, useRef } from "react";
import type { EditorStore } from "@/lib/editor/store";
import { textParts } from "@/lib/editor/text-regions";
import { useEditor } from "../label-context";
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
  // A text that is shown again, or for the first time, stays at its place.
  const known = useRef({ selection, relation });
  useEffect(() => {
    if (known.current.selection === selection && known.current.relation === relation) return;
    known.current = { selection, relation };
    const { document, inputs, schema } = editor.getState();
    const wanted = document.relations.find(({ id }) => id === relation)?.from ?? selection.at(-1);
    const region = document.regions.find(({ id }) => id === wanted);
    const control = region && schema.controls.find(({ id }) => id === region.control);
    const content = inputs[input];
    const [part] = region ? textParts(region) : [];
    if (!control || !("input" in control) || control.input !== input) return;
    if (!part || content?.kind !== "text") return;
    const unit = content.index.toUnits(part.start);
    // After the render that it is part of: then the text may be rendered again at once.
    queueMicrotask(() => {
      if (!root.current || isSeen(root.current, region.id)) return;
      reveal(unit);
      root.current.querySelector(piecesOf(region.id))?.scrollIntoView({ block: "nearest" });
    });
  }, [selection, relation, editor, input, root, reveal]);
}
