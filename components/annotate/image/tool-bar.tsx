"use client";
import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName, LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { MAX_BRUSH_PX } from "@/lib/editor/actions/view-actions";
import { HOME_VIEW, modeOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isShared, toolOf } from "@/lib/editor/tools";
import { REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { actionLabel, keepFocus, useEditor, useLabelView, useShortcut } from "../label-context";
import { LookButton } from "./look-button";

const ICONS: Record<string, IconName> = { select: "select", slice: "cut", pan: "hand" };
/** Tools that draw have the name of their kind, which brings its icon. */
const iconOf = (tool: string): ReactNode =>
  tool in REGION_KINDS ? (
    <LineIcon path={regionKind(tool as RegionKindName).icon} />
  ) : (
    <Icon name={ICONS[tool] ?? "select"} />
  );

export function ToolBar({ editor }: { editor: EditorStore }) {
  const t = useT();
  const { actions, actionContext } = useLabelView();
  useEditor(editor, (state) => state.toolId);
  const tools = actions.filter(
    (action) =>
      action.id.startsWith("tool.") &&
      (action.id.slice(5) in ICONS || action.id.slice(5) in REGION_KINDS) &&
      action.isEnabled(actionContext(false)),
  );
  return (
    <div className="absolute start-3 top-3 flex items-start gap-2">
      <div
        role="toolbar"
        aria-label={t("label.tools")}
        aria-orientation="vertical"
        className="flex flex-col gap-0.5 rounded-lg bg-surface p-1 shadow-pop empty:hidden"
      >
        {tools.map((action) => (
          <ToolButton key={action.id} editor={editor} id={action.id} name={actionLabel(action, t)} />
        ))}
      </div>
      <ToolOptions editor={editor} />
      <DrawingBar editor={editor} />
    </div>
  );
}

const BUTTON = "grid size-7.5 place-items-center rounded-md";
const pressed = (on: boolean) => (on ? "bg-accent-weak text-accent" : "text-muted hover:bg-surface-2");

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
function ToolOptions({ editor }: { editor: EditorStore }) {
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
          className={classNames(BUTTON, pressed(id === mode))}
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

function ToolButton({ editor, id, name }: { editor: EditorStore; id: string; name: string }) {
  const { run } = useLabelView();
  const shortcut = useShortcut(id);
  const kind = id.slice(5);
  const on = useEditor(editor, (state) => (state.heldTool ?? state.toolId) === kind);
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={on}
      title={shortcut === undefined ? name : `${name} (${shortcut})`}
      onMouseDown={keepFocus}
      onClick={() => run(id)}
      className={classNames(BUTTON, pressed(on))}
    >
      {iconOf(kind)}
    </button>
  );
}

/** Of the zoom, read once per frame: a wheel turns several times in one. */
function usePercent(editor: EditorStore, input: string): number {
  const read = () => Math.round((editor.getState().viewports[input] ?? HOME_VIEW).scale * 100);
  const subscribe = useCallback(
    (changed: () => void) => {
      let frame = 0;
      const unsubscribe = editor.subscribe(() => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(changed);
      });
      return () => {
        cancelAnimationFrame(frame);
        unsubscribe();
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, read, read);
}

export function ZoomBar({ editor, input }: { editor: EditorStore; input: string }) {
  const t = useT();
  const { run } = useLabelView();
  const percent = usePercent(editor, input);
  const here = (action: string) => () => {
    editor.set({ input });
    run(action);
  };
  return (
    <div className="absolute end-3 bottom-3 flex items-center rounded-lg bg-surface p-0.5 shadow-pop">
      <LookButton editor={editor} />
      <Button
        variant="quiet"
        aria-label={t("label.actionZoomOut")}
        onMouseDown={keepFocus}
        onClick={here("view.zoomOut")}
      >
        <Icon name="minus" />
      </Button>
      <span className="num min-w-12 text-center text-muted">{t("label.zoomPercent", { percent })}</span>
      <Button
        variant="quiet"
        aria-label={t("label.actionZoomIn")}
        onMouseDown={keepFocus}
        onClick={here("view.zoomIn")}
      >
        <Icon name="plus" />
      </Button>
      <Button
        variant="quiet"
        onMouseDown={keepFocus}
        onClick={here("view.fitImage")}
        shortcut={useShortcut("view.fitImage") ?? ""}
      >
        {t("label.fit")}
      </Button>
    </div>
  );
}
