"use client";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { shapesOf } from "@/lib/editor/editing";
import { modeInHand, selectedRegions } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import { REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { BarButton, FixedWidthButton, Hint, UndoButtons } from "./bar-buttons";
import { keepFocus, useEditor, useLabelView, useShortcut } from "./label-context";

export function BottomBar({ state, narrow }: { state: SessionState; narrow: boolean }) {
  const t = useT();
  const { run } = useLabelView();
  const open = state.editor !== null;
  const answering = state.editor?.getState().readOnly === false;
  return (
    <footer className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-t bg-surface px-3.5 py-1.5">
      <Button
        variant="primary"
        disabled={!answering}
        onMouseDown={keepFocus}
        onClick={() => run("task.submit")}
        shortcut={useShortcut("task.submit") ?? ""}
      >
        {t("label.submit")}
      </Button>
      <Button
        disabled={!answering}
        onMouseDown={keepFocus}
        onClick={() => run("task.skip")}
        shortcut={useShortcut("task.skip") ?? ""}
      >
        {t("label.skip")}
      </Button>
      <Button
        disabled={!open}
        onMouseDown={keepFocus}
        onClick={() => run("task.ask")}
        shortcut={useShortcut("task.ask") ?? ""}
      >
        {t("label.ask")}
      </Button>
      <div className="flex items-center">
        <BarButton action="task.previous" icon="left" label="label.previousTask" off={!state.hasPrevious} />
        <BarButton action="task.next" icon="right" label="label.nextTask" off={!state.hasNext} />
        {state.editor && <UndoButtons editor={state.editor} />}
        {open && <FixedWidthButton />}
        <BarButton action="help.open" icon="help" label="label.actionHelp" />
      </div>
      {!narrow && state.editor && <ToolHints editor={state.editor} />}
    </footer>
  );
}

/** The keys of the tool in hand; each line names an action, so a remapped key shows as it is. */
const HINTS: Record<"image" | "select" | "text", [action: string, text: MessageKey][]> = {
  image: [
    ["region.new", "label.hintNew"],
    ["region.next", "label.hintNext"],
    ["view.fit", "label.hintFit"],
    ["edit.undo", "label.hintUndo"],
  ],
  select: [
    ["region.next", "label.hintNext"],
    ["region.delete", "label.hintDelete"],
    ["region.hide", "label.hintHide"],
    ["edit.undo", "label.hintUndo"],
  ],
  text: [
    ["region.next", "label.hintNext"],
    ["region.delete", "label.hintDelete"],
    ["edit.undo", "label.hintUndo"],
  ],
};

function ToolHints({ editor }: { editor: EditorStore }) {
  const t = useT();
  const toolId = useEditor(editor, (state) => state.toolId);
  const { actions } = useLabelView();
  const hasImage = Object.values(editor.getState().inputs).some((input) => input.kind === "image");
  const known = new Set(actions.map(({ id }) => id));
  // Of one selected shape.
  const gripHint = useEditor(editor, (state) => {
    const [region, ...others] = selectedRegions(state);
    if (!region || others.length > 0) return undefined;
    const own = regionKind(region.shape.kind).tool?.gripHint;
    const hasCorners = shapesOf(state.editing, region.shape.kind)?.removeHandle !== undefined;
    return own ?? (hasCorners ? ("label.hintRemoveCorner" as const) : undefined);
  });
  const kind = toolId in REGION_KINDS ? regionKind(toolId as RegionKindName) : null;
  const mode = useEditor(editor, (state) => modeInHand(state, toolId));
  const hint = (mode ?? kind?.tool)?.hint;
  return (
    // One line, whatever the hint: another height of the bar would move the image under the pointer. Hints without room are
    // left out whole.
    <div className="ms-auto flex h-6 min-w-0 flex-1 flex-wrap items-center justify-end gap-x-3 overflow-hidden text-faint leading-6">
      {hint && <span>{t(hint)}</span>}
      {!kind && gripHint && <span>{t(gripHint)}</span>}
      {hasImage && (
        <span className="flex items-center gap-1">
          <Kbd>{t("label.keySpace")}</Kbd> {t("label.hintPan")}
        </span>
      )}
      {HINTS[kind?.on ?? "select"]
        .filter(([action]) => known.has(action))
        .map(([action, text]) => (
          <Hint key={action} action={action} text={text} />
        ))}
    </div>
  );
}
