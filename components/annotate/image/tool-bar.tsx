"use client";
import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconName, LineIcon } from "@/components/ui/icon";
import { importLater, Later } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import { HOME_VIEW } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { actionLabel, keepFocus, useEditor, useLabelView, useShortcut } from "../label-context";
import { toolButtonClass } from "./tool-button-class";

const toolOptions = importLater(() => import("./tool-options").then((loaded) => loaded.ToolOptions));

const viewButtons = importLater(() => import("./view-buttons").then((loaded) => loaded.ViewButtons));

const ICONS: Record<string, IconName> = { select: "select", slice: "cut", corners: "corners", pan: "hand" };
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
  const hasModes = [...editor.getState().editing.values()].some(({ modes }) => modes);
  return (
    // The bars alone take the pointer, not the image between them. On a phone they are one row, each of which scrolls.
    <div className="pointer-events-none absolute inset-x-3 top-3 flex items-start gap-2 max-sm:grid max-sm:grid-cols-[fit-content(65%)_minmax(0,1fr)]">
      {/* The place of the ways of tools, whether the tool in hand has some or not: what is fitted does not move with the tool. */}
      {hasModes && <div data-bar className="absolute inset-x-0 top-0 h-9.5" />}
      <div
        role="toolbar"
        aria-label={t("label.tools")}
        aria-orientation="vertical"
        data-bar
        className="pointer-events-auto flex flex-none flex-col gap-0.5 rounded-lg bg-surface p-1 shadow-pop [scrollbar-width:none] empty:hidden max-sm:flex-row max-sm:overflow-x-auto"
      >
        {tools.map((action) => (
          <ToolButton key={action.id} editor={editor} id={action.id} name={actionLabel(action, t)} />
        ))}
      </div>
      <Later part={toolOptions} props={{ editor }} />
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
      className={toolButtonClass(on)}
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

type ZoomBarProps = { editor: EditorStore; input: string; image: TaskImage };

export function ZoomBar({ editor, input, image }: ZoomBarProps) {
  const t = useT();
  const { run } = useLabelView();
  const percent = usePercent(editor, input);
  const here = (action: string) => () => {
    editor.set({ input });
    run(action);
  };
  return (
    <div
      data-bar
      className="absolute end-3 bottom-3 flex items-center rounded-lg bg-surface p-0.5 shadow-pop"
    >
      <Later part={viewButtons} props={{ editor, input, image }} />
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
