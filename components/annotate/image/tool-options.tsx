"use client";
/** Beside the tools: the ways in which the one in hand draws, and what ends a drawing. */
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { MAX_BRUSH_PX } from "@/lib/editor/actions/view-actions";
import { modeOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isShared, toolOf } from "@/lib/editor/tools";
import { regionKind } from "@/lib/kinds";
import { keepFocus, useEditor } from "../label-context";
import { pressed, TOOL_BUTTON } from "./tool-button-class";

export const ToolOptions = withLaterWords(({ editor }: { editor: EditorStore }) => (
  <>
    <Ways editor={editor} />
    <DrawingBar editor={editor} />
  </>
));

/** Ends, takes back or drops what is drawn point by point, for hands without these keys. */
function DrawingBar({ editor }: { editor: EditorStore }) {
  const t = useT();
  const isDrawing = useEditor(
    editor,
    ({ editing, toolOwner, toolState }) => toolOf(editing, toolOwner).takesKeys?.(toolState) ?? false,
  );
  if (!isDrawing) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.drawing")}
      className="flex flex-wrap items-center gap-0.5 rounded-lg bg-surface p-1 shadow-pop"
    >
      <Button
        variant="quiet"
        onMouseDown={keepFocus}
        onClick={() => editor.toolKey("enter")}
        shortcut="Enter"
      >
        {t("shapes.finishShape")}
      </Button>
      <Button
        variant="quiet"
        onMouseDown={keepFocus}
        onClick={() => editor.toolKey("backspace")}
        shortcut="⌫"
      >
        {t("shapes.takeBackPoint")}
      </Button>
      <Button variant="quiet" onMouseDown={keepFocus} onClick={() => editor.cancelGesture()} shortcut="Esc">
        {t("common.cancel")}
      </Button>
    </div>
  );
}

/** The ways in which the tool in hand draws, and the size of its brush. */
function Ways({ editor }: { editor: EditorStore }) {
  const t = useT();
  const tool = useEditor(editor, (state) => state.toolId);
  const mode = useEditor(editor, (state) => modeOf(state, state.toolId));
  const brushPx = useEditor(editor, (state) => state.brushPx);
  const off = useEditor(editor, (state) => state.readOnly);
  if (isShared(tool) || off) return null;
  const modes = editor.getState().editing.get(tool)?.modes;
  if (!modes) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.toolModes")}
      className="flex flex-wrap items-center gap-0.5 rounded-lg bg-surface p-1 shadow-pop"
    >
      {modes.map(({ id, name, icon }) => (
        <button
          key={id}
          type="button"
          aria-label={t(name)}
          aria-pressed={id === mode}
          title={t(name)}
          onMouseDown={keepFocus}
          onClick={() => editor.setMode(tool, id)}
          className={classNames(TOOL_BUTTON, pressed(id === mode))}
        >
          <LineIcon path={icon} />
        </button>
      ))}
      {regionKind(tool).tool?.hasSize && (
        <label className="flex items-center gap-1.5 px-1 text-muted text-xs">
          <span className="sr-only">{t("shapes.brushSize")}</span>
          <input
            type="range"
            // A slider that goes up by factors: small brushes are chosen finely.
            min={0}
            max={100}
            value={Math.round((100 * Math.log(brushPx)) / Math.log(MAX_BRUSH_PX))}
            aria-valuetext={`${brushPx} px`}
            title={`${t("shapes.brushSize")} (${t("shapes.keyAltWheel")})`}
            className="w-24 accent-accent"
            onChange={({ target }) =>
              editor.set({ brushPx: Math.max(1, Math.round(MAX_BRUSH_PX ** (Number(target.value) / 100))) })
            }
          />
          <span className="num w-12" aria-hidden>
            {brushPx} px
          </span>
        </label>
      )}
    </div>
  );
}
