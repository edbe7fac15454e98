"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName, LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { HOME_VIEW } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { actionLabel, keepFocus, useEditor, useLabelView, useShortcut } from "../label-context";

const ICONS: Record<string, IconName> = { select: "select", pan: "hand" };
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
    <div
      role="toolbar"
      aria-label={t("label.tools")}
      aria-orientation="vertical"
      className="absolute start-3 top-3 flex flex-col gap-0.5 rounded-lg bg-surface p-1 shadow-pop"
    >
      {tools.map((action) => (
        <ToolButton key={action.id} editor={editor} id={action.id} name={actionLabel(action, t)} />
      ))}
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
      className={classNames(
        "grid size-7.5 place-items-center rounded-md",
        on ? "bg-accent-weak text-accent" : "text-muted hover:bg-surface-2",
      )}
    >
      {iconOf(kind)}
    </button>
  );
}

export function ZoomBar({ editor, input }: { editor: EditorStore; input: string }) {
  const t = useT();
  const { run } = useLabelView();
  const scale = useEditor(editor, (state) => (state.viewports[input] ?? HOME_VIEW).scale);
  const here = (action: string) => () => {
    editor.set({ input });
    run(action);
  };
  return (
    <div className="absolute end-3 bottom-3 flex items-center rounded-lg bg-surface p-0.5 shadow-pop">
      <Button
        variant="quiet"
        aria-label={t("label.actionZoomOut")}
        onMouseDown={keepFocus}
        onClick={here("view.zoomOut")}
      >
        <Icon name="minus" />
      </Button>
      <span className="num min-w-12 text-center text-muted">
        {t("label.zoomPercent", { percent: Math.round(scale * 100) })}
      </span>
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
