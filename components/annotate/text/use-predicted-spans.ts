"use client";
/** Predicted spans of a text that wait for a decision, as what is drawn beside the annotator's own. */
import { useEffect, useMemo } from "react";
import { useFormat } from "@/components/ui/format";
import { scoreOf, shownPrediction, waitingShown } from "@/lib/editor/predictions";
import { regionControlOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { useEditor } from "../label-context";
import { type PredictedSpan, predictedSpanId } from "./predicted-span";

/** @param show is given them whenever they are others */
export function usePredictedSpans(
  editor: EditorStore,
  input: string,
  show: (spans: readonly PredictedSpan[]) => void,
): void {
  const format = useFormat();
  const waiting = useEditor(editor, waitingShown);
  const prediction = useEditor(editor, shownPrediction);
  const spans = useMemo(() => {
    const state = editor.getState();
    return waiting
      .filter((region) => regionControlOf(state, region)?.input === input)
      .map((region): PredictedSpan => {
        const score = prediction ? scoreOf(prediction, region) : null;
        return {
          region: { ...region, id: predictedSpanId(region.id) },
          score: score === null ? "" : format.percent(score),
        };
      });
  }, [editor, input, waiting, prediction, format]);
  useEffect(() => show(spans), [spans, show]);
}
