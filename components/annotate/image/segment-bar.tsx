"use client";
/** What belongs to "click to segment": how far the model is, what clicks mean, and a click for hands without a pointer. */
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { isSegmenting } from "@/lib/client/segment/follow-editor";
import type { ModelChoice } from "@/lib/client/segment/model-choice";
import type { EngineState } from "@/lib/client/segment/segment-engine";
import { activeControl, HOME_VIEW } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { ToolEvent } from "@/lib/editor/tools/tool";
import { toImage } from "@/lib/editor/viewport";
import { askOf, foundNothing, meaningOf } from "@/lib/kinds/drawing/segment-tool";
import { keepFocus, useEditor } from "../label-context";
import { toolButtonClass } from "./tool-button-class";
import { type Segmenting, useSegmenting } from "./use-segmenting";

const MEANINGS = [
  { meaning: "inside", name: "shapes.segmentAdds", icon: "M8 3v10M3 8h10" },
  { meaning: "outside", name: "shapes.segmentTakes", icon: "M3 8h10" },
] as const;
const TARGET = "M8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4";

const inputOf = (editor: EditorStore): string | null => {
  const state = editor.getState();
  return activeControl(state)?.input ?? state.input;
};

/** In the middle of the view: where the arrows have moved what is meant. */
function clickMiddle(editor: EditorStore): void {
  const input = inputOf(editor);
  if (input === null) return;
  const { viewSizes, viewports } = editor.getState();
  const { width = 0, height = 0 } = viewSizes[input] ?? {};
  const screen = [width / 2, height / 2] as [number, number];
  const point = toImage(viewports[input] ?? HOME_VIEW, screen);
  const at = { point, screen, shift: false, alt: false };
  for (const type of ["down", "up"] as const) editor.send(input, { type, ...at } satisfies ToolEvent);
}

export function SegmentBar({ editor }: { editor: EditorStore }) {
  const segmenting = useSegmenting(editor);
  const isInHand = useEditor(editor, isSegmenting);
  return segmenting && isInHand && <Bar editor={editor} {...segmenting} />;
}

function Bar({ editor, choice, trouble }: Segmenting & { editor: EditorStore }) {
  const t = useT();
  const { engine, name, licence } = useSyncExternalStore(choice.subscribe, choice.chosen, choice.chosen);
  const state = useSyncExternalStore(engine.subscribe, engine.getState, engine.getState);
  const meaning = useEditor(editor, ({ toolState }) => meaningOf(toolState));
  const turn = () => {
    const input = inputOf(editor);
    if (input !== null) editor.send(input, { type: "turn" });
  };
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.segmenting")}
      title={t("shapes.segmentModel", { name, licence })}
      className="pointer-events-auto flex max-w-full flex-wrap items-center gap-0.5 rounded-lg bg-surface p-1 shadow-pop max-sm:col-span-2 max-sm:w-fit"
    >
      {meaning !== null &&
        MEANINGS.map((one) => (
          <button
            key={one.meaning}
            type="button"
            aria-label={t(one.name)}
            aria-pressed={one.meaning === meaning}
            title={t(one.name)}
            onMouseDown={keepFocus}
            onClick={() => one.meaning !== meaning && turn()}
            className={toolButtonClass(one.meaning === meaning)}
          >
            <LineIcon path={one.icon} />
          </button>
        ))}
      {state.phase !== "failed" && (
        <button
          type="button"
          aria-label={t("shapes.segmentMiddle")}
          title={t("shapes.segmentMiddle")}
          onMouseDown={keepFocus}
          onClick={() => clickMiddle(editor)}
          className={toolButtonClass(false)}
        >
          <LineIcon path={TARGET} />
        </button>
      )}
      {choice.models.length > 1 && <ModelSelect choice={choice} />}
      <Status editor={editor} state={state} trouble={trouble} />
      {state.phase === "failed" && (
        <Button size="small" onMouseDown={keepFocus} onClick={() => engine.retry()}>
          {t("common.retry")}
        </Button>
      )}
    </div>
  );
}

/** The choice among several models; the browser keeps it. */
function ModelSelect({ choice }: { choice: ModelChoice }) {
  const t = useT();
  const { id } = useSyncExternalStore(choice.subscribe, choice.chosen, choice.chosen);
  const names = choice.models.map(({ name }) => name);
  return (
    <select
      aria-label={t("shapes.segmentChoose")}
      title={t("shapes.segmentChoose")}
      value={id}
      onChange={(event) => choice.choose(event.target.value)}
      className="min-h-7 max-w-48 rounded-md border border-line bg-surface px-1.5 text-xs"
      dir="auto"
    >
      {choice.models.map((model) => (
        <option key={model.id} value={model.id}>
          {/* Two of one name are told apart by their folders. */}
          {names.filter((name) => name === model.name).length > 1
            ? `${model.name} (${model.id})`
            : model.name}
        </option>
      ))}
    </select>
  );
}

type StatusProps = { editor: EditorStore; state: EngineState; trouble: string | null };

function Status({ editor, state, trouble }: StatusProps) {
  const t = useT();
  const meaning = useEditor(editor, ({ toolState }) => meaningOf(toolState));
  const isWaiting = useEditor(editor, ({ toolState }) => askOf(toolState) !== null);
  const isNothing = useEditor(editor, ({ toolState }) => foundNothing(toolState));
  if (state.phase === "failed")
    return (
      <p role="alert" className="max-w-96 px-1.5 py-1 text-bad text-xs" dir="auto">
        {t("shapes.segmentFailed", { reason: sentence(state.reason) })}
      </p>
    );
  const text = () => {
    if (state.phase === "loading")
      return t("shapes.segmentLoading", { percent: Math.floor(100 * state.part) });
    if (state.phase === "looking" || state.phase === "idle") return t("shapes.segmentLooking");
    if (isWaiting) return t("shapes.segmentWaiting");
    if (trouble !== null) return t("shapes.segmentNoAnswer", { reason: trouble });
    if (isNothing) return t("shapes.segmentNothing");
    if (meaning === null) return t("shapes.segmentHint");
    return t(meaning === "inside" ? "shapes.segmentMore" : "shapes.segmentLess");
  };
  return (
    <p role="status" className="px-1.5 py-1 text-muted text-xs">
      {text()}
    </p>
  );
}

/** What runs models ends its sentences or not. */
const sentence = (text: string): string => `${text.replace(/[.\s]+$/, "")}.`;
