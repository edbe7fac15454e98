"use client";
/** The predicted regions that wait for a decision, one after the other, with the threshold of those shown. */
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { acceptOne, editOne, lookBeside, rejectAll, rejectOne } from "@/lib/editor/judge-predictions";
import { scoreOf, shownPrediction, waitingInView, waitingShown } from "@/lib/editor/predictions";
import type { EditorStore } from "@/lib/editor/store";
import { actionLabel, keepFocus, useEditor, useLabelView, useShortcut } from "./label-context";
import { regionLabels } from "./region-text";

type Props = { editor: EditorStore };

export function PredictedRegions({ editor }: Props) {
  const t = useT();
  const waiting = useEditor(editor, waitingShown);
  const region = useEditor(editor, waitingInView);
  const minScore = useEditor(editor, (state) => state.minScore);
  const prediction = useEditor(editor, shownPrediction);
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const hasScores = prediction?.document.regions.some((one) => scoreOf(prediction, one) !== null) ?? false;
  useSaid(editor);
  if (readOnly) return null;
  const count = waiting.length;
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.predictedRegions")}
      className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-3.5 py-1"
    >
      {region ? (
        <>
          <Step editor={editor} by={-1} />
          <span className="flex min-w-0 items-center gap-1.5">
            <span className="num text-muted">
              {t("shapes.predictedPlace", { place: waiting.indexOf(region) + 1, count })}
            </span>
            <Named editor={editor} />
          </span>
          <Step editor={editor} by={1} />
          <Decide editor={editor} action="prediction.accept" name={t("shapes.accept")} run={acceptOne} />
          <Decide editor={editor} action="prediction.reject" name={t("shapes.reject")} run={rejectOne} />
          <Decide editor={editor} action="prediction.edit" name={t("shapes.edit")} run={editOne} />
        </>
      ) : (
        <span className="text-muted">{t("shapes.predictedNone")}</span>
      )}
      <span className="min-w-0 flex-1" />
      {hasScores && (
        <label className="flex items-center gap-2 text-muted">
          {t("shapes.minScore")}
          <input
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={minScore}
            className="w-24 accent-accent"
            onChange={(event) => editor.set({ minScore: Number(event.target.value) })}
          />
          <Percent value={minScore} />
        </label>
      )}
      {count > 0 && (
        <Decide editor={editor} action="prediction.rejectAll" name={t("shapes.rejectAll")} run={rejectAll} />
      )}
    </div>
  );
}

const Percent = ({ value }: { value: number }) => (
  <output className="num w-9 text-end">{useFormat().percent(value)}</output>
);

/** What the region is called and how sure the model is of it. */
function useWords(editor: EditorStore) {
  const format = useFormat();
  const region = useEditor(editor, waitingInView);
  const prediction = useEditor(editor, shownPrediction);
  const score = region && prediction ? scoreOf(prediction, region) : null;
  return {
    name: region ? regionLabels(editor.getState().schema, region) : "",
    score: score === null ? null : format.percent(score),
  };
}

function Named({ editor }: Props) {
  const { name, score } = useWords(editor);
  return (
    <>
      <span className="min-w-0 break-words font-semibold" dir="auto">
        {name}
      </span>
      {score !== null && <span className="num text-muted">{score}</span>}
    </>
  );
}

/** Says the region that is looked at, for those who do not see it. */
function useSaid(editor: EditorStore): void {
  const t = useT();
  const { announce } = useLabelView();
  const { name, score } = useWords(editor);
  const id = useEditor(editor, (state) => state.predictedId);
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (said.current === id) return;
    said.current = id;
    const waiting = waitingShown(editor.getState());
    const place = waiting.findIndex((region) => region.id === id) + 1;
    if (place === 0) return;
    announce(
      t("shapes.saidPredicted", {
        region: name,
        score: score ?? t("shapes.noScore"),
        place,
        count: waiting.length,
      }),
    );
  }, [id, editor, name, score, announce, t]);
}

function useActionTitle(action: string): string {
  const t = useT();
  const { actions } = useLabelView();
  const shortcut = useShortcut(action);
  const item = actions.find(({ id }) => id === action);
  const name = item ? actionLabel(item, t) : "";
  return shortcut === undefined ? name : `${name} (${shortcut})`;
}

function Step({ editor, by }: Props & { by: -1 | 1 }) {
  const title = useActionTitle(by > 0 ? "prediction.next" : "prediction.previous");
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={title}
      title={title}
      onMouseDown={keepFocus}
      onClick={() => lookBeside(editor, by)}
    >
      <Icon name={by > 0 ? "right" : "left"} />
    </Button>
  );
}

type DecideProps = Props & { action: string; name: string; run: (editor: EditorStore) => void };

function Decide({ editor, action, name, run }: DecideProps) {
  const title = useActionTitle(action);
  return (
    <Button
      size="small"
      title={title}
      shortcut={useShortcut(action) ?? ""}
      onMouseDown={keepFocus}
      onClick={() => run(editor)}
    >
      {name}
    </Button>
  );
}
