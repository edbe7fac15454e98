"use client";
/** Predicted spans of a text that wait for a decision, as what is drawn beside the annotator's own. */
import { useEffect, useMemo } from "react";
import { useFormat } from "@/components/ui/format";
import type { Region } from "@/lib/annotation/document";
import { scoreOf, shownPrediction, waitingShown } from "@/lib/editor/predictions";
import { regionControlOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { textParts } from "@/lib/editor/text-regions";
import { useEditor } from "../label-context";
import { type PredictedSpan, predictedSpanId } from "./predicted-span";

const NONE: readonly PredictedSpan[] = [];

/** What a span says of which words: one that the annotator has already is not drawn twice. */
const wordOf = (region: Region): string =>
  JSON.stringify([region.control, region.labels, textParts(region).map(({ start, end }) => [start, end])]);

/** @param show is given them whenever they are others */
export function usePredictedSpans(
  editor: EditorStore,
  input: string,
  show: (spans: readonly PredictedSpan[]) => void,
): void {
  const format = useFormat();
  const waiting = useEditor(editor, waitingShown);
  const prediction = useEditor(editor, shownPrediction);
  const own = useEditor(editor, (state) => state.document.regions);
  const spans = useMemo(() => {
    if (waiting.length === 0) return NONE;
    const state = editor.getState();
    const there = new Set(own.map(wordOf));
    return waiting
      .filter((region) => regionControlOf(state, region)?.input === input && !there.has(wordOf(region)))
      .map((region): PredictedSpan => {
        const score = prediction ? scoreOf(prediction, region) : null;
        return {
          region: { ...region, id: predictedSpanId(region.id) },
          score: prediction?.tags?.[region.id] ?? (score === null ? "" : format.percent(score)),
        };
      });
  }, [editor, input, waiting, own, prediction, format]);
  useEffect(() => show(spans), [spans, show]);
}
