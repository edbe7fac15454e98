"use client";
/** Over the lower edge of a text while a marked stretch of it waits for its label. */
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl } from "@/lib/editor/text-regions";
import { findControl, findLabel } from "@/lib/labels/schema";
import { keepFocus, useEditor } from "../label-context";
import { LabelsAtText } from "./labels-at-text";
import type { ShownText } from "./use-text-caret";

type Props = { editor: EditorStore; input: string; shown: ShownText };

export function WaitingBar({ editor, input, shown }: Props) {
  const t = useT();
  const active = useEditor(editor, (state) => state.active);
  const { schema } = editor.getState();
  const control = active && findControl(schema, active.control);
  const label =
    control && isTextControl(control, input) ? findLabel(control, active?.label ?? "") : undefined;
  return (
    <>
      <LabelsAtText editor={editor} input={input} shown={shown} />
      <div className="sticky bottom-0 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-md border border-line bg-surface px-3 py-1 shadow-pop">
        <span>{t("label.chooseLabelForText")}</span>
        {label && (
          <Button
            size="small"
            onMouseDown={keepFocus}
            onClick={() => editor.send(input, { type: "label" })}
            shortcut="Enter"
            className="min-w-0 whitespace-normal! text-start"
          >
            {t("label.markAs", { label: label.name })}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          aria-label={t("label.letMarkedGo")}
          title={`${t("label.letMarkedGo")} (Esc)`}
          onMouseDown={keepFocus}
          onClick={() => editor.send(input, { type: "cancel" })}
        >
          <Icon name="close" />
        </Button>
      </div>
    </>
  );
}
