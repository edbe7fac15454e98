"use client";
import { BarButton, Hint } from "@/components/annotate/bar-buttons";
import { keepFocus, useLabelView, useShortcut } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import type { BulkState } from "@/lib/client/bulk/bulk-state";
import { useT } from "@/lib/client/i18n";
import type { MessageKey } from "@/lib/i18n";

const HINTS: [action: string, text: MessageKey][] = [
  ["bulk.next", "bulk.keysMove"],
  ["bulk.select", "bulk.keysSelect"],
  ["bulk.extendDown", "bulk.keysRange"],
];

/** Submits what is answered, and shows the keys. */
export function BulkFoot({ state }: { state: BulkState }) {
  const t = useT();
  const { run } = useLabelView();
  const { complete } = state;
  return (
    <footer className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-t bg-surface px-4 py-1.5 md:px-6">
      <Button
        variant="primary"
        disabled={complete === 0}
        onMouseDown={keepFocus}
        onClick={() => run("task.submit")}
        shortcut={useShortcut("task.submit") ?? ""}
      >
        {complete === 0 ? t("bulk.submit") : t("bulk.submitCount", { count: complete })}
      </Button>
      <Button
        disabled={state.at === null}
        onMouseDown={keepFocus}
        onClick={() => run("task.skip")}
        shortcut={useShortcut("task.skip") ?? ""}
      >
        {t("label.skip")}
      </Button>
      <span className="flex items-center">
        <BarButton action="edit.undo" icon="undo" label="label.actionUndo" off={!state.canUndo} />
        <BarButton action="edit.redo" icon="redo" label="label.actionRedo" off={!state.canRedo} />
        <BarButton action="help.open" icon="help" label="label.actionHelp" />
      </span>
      <span className="ms-auto flex h-6 min-w-0 flex-1 flex-wrap items-center justify-end gap-x-3 overflow-hidden text-faint leading-6 max-md:hidden">
        {HINTS.map(([action, text]) => (
          <Hint key={action} action={action} text={text} />
        ))}
      </span>
    </footer>
  );
}
