"use client";
/** Buttons of a bar around the editor; each names an action, so that a remapped key shows as it is. */
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { useViewSwitch } from "@/lib/client/view-switches";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import { keepFocus, useEditor, useLabelView, useShortcut } from "./label-context";

type BarButtonProps = {
  action: string;
  icon: "left" | "right" | "undo" | "redo" | "help" | "columns";
  label: MessageKey;
  off?: boolean;
  /** Of a switch: whether it is on. */
  on?: boolean;
};

export function BarButton({ action, icon, label, off = false, on }: BarButtonProps) {
  const t = useT();
  const { run } = useLabelView();
  const shortcut = useShortcut(action);
  return (
    <Button
      variant="quiet"
      disabled={off}
      aria-pressed={on}
      className={on ? "bg-accent-weak! text-accent!" : ""}
      aria-label={t(label)}
      title={shortcut === undefined ? t(label) : `${t(label)} (${shortcut})`}
      onMouseDown={keepFocus}
      onClick={() => run(action)}
    >
      <Icon name={icon} />
    </Button>
  );
}

/** Letters of one width; only where a text is shown. */
export function FixedWidthButton() {
  const { session } = useLabelView();
  const on = useViewSwitch("fixedWidth", session.preferences);
  if (!session.schema.inputs.some((input) => input.kind === "text")) return null;
  return <BarButton action="view.fixedWidth" icon="columns" label="label.actionFixedWidth" on={on} />;
}

export function UndoButtons({ editor }: { editor: EditorStore }) {
  const canUndo = useEditor(
    editor,
    (s) => !s.readOnly && (s.history.past.length + s.unfit.size > 0 || s.gesture !== null),
  );
  const canRedo = useEditor(
    editor,
    (s) => !s.readOnly && (s.history.future.length > 0 || s.gesture !== null),
  );
  return (
    <>
      <BarButton action="edit.undo" icon="undo" label="label.actionUndo" off={!canUndo} />
      <BarButton action="edit.redo" icon="redo" label="label.actionRedo" off={!canRedo} />
    </>
  );
}

/** The key of an action and what it does; nothing where it has no key. */
export function Hint({ action, text }: { action: string; text: MessageKey }) {
  const t = useT();
  const shortcut = useShortcut(action);
  if (shortcut === undefined) return null;
  return (
    <span className="flex items-center gap-1">
      <Kbd>{shortcut}</Kbd> {t(text)}
    </span>
  );
}
