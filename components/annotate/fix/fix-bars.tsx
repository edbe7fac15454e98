"use client";
/** Above a correction: the annotator of the annotation. Below: the reason of the fix, and Save. */
import { useEffect, useRef } from "react";
import { RuleSelect } from "@/components/review/rule-select";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { MAX_REASON_CHARS } from "@/lib/contracts/reviews";
import type { EditorStore } from "@/lib/editor/store";
import { BarButton, FixedWidthButton, UndoButtons } from "../bar-buttons";
import type { Frame } from "../editor-layout";
import { keepFocus, useLabelView, useShortcut } from "../label-context";

type HeadProps = { title: string; editor: EditorStore; frame: Frame };

export function FixHead({ title, editor, frame }: HeadProps) {
  const t = useT();
  const { session } = useLabelView();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex min-h-11 flex-none items-center gap-2 border-line border-b bg-surface px-3.5">
      <h1
        ref={heading}
        tabIndex={-1}
        className="line-clamp-2 min-w-0 text-lg leading-tight outline-none"
        dir="auto"
      >
        {title}
      </h1>
      <span className="ms-auto flex flex-none items-center">
        <UndoButtons editor={editor} />
        <FixedWidthButton />
        <BarButton action="help.open" icon="help" label="label.actionHelp" />
        {frame.openPanels && (
          <Button variant="quiet" onClick={frame.openPanels}>
            <Icon name="menu" />
            {t("label.rules")} <span className="num text-faint">{session.rules.length}</span>
          </Button>
        )}
      </span>
    </div>
  );
}

/** Why it was corrected; `ruleId` is empty without a rule. */
export type Because = { reason: string; ruleId: string };

type FootProps = {
  because: Because;
  onBecause: (because: Because) => void;
  changed: boolean;
  busy: boolean;
  onSave: () => void;
  onCancel: () => void;
};

export function FixFoot({ because, onBecause, changed, busy, onSave, onCancel }: FootProps) {
  const t = useT();
  const { session } = useLabelView();
  return (
    <footer className="flex flex-none flex-wrap items-center gap-2 border-line border-t bg-surface px-3.5 py-1.5">
      <Button
        variant="primary"
        disabled={!changed}
        busy={busy}
        onMouseDown={keepFocus}
        onClick={onSave}
        shortcut={useShortcut("task.submit") ?? ""}
      >
        {t("reviews.fixSave")}
      </Button>
      <Button disabled={busy} onClick={onCancel}>
        {t("reviews.fixCancel")}
      </Button>
      <TextField
        label={t("reviews.fixNote")}
        hideLabel
        placeholder={t("reviews.fixNote")}
        className="min-w-48 flex-1"
        dir="auto"
        maxLength={MAX_REASON_CHARS}
        value={because.reason}
        onChange={(event) => onBecause({ ...because, reason: event.target.value })}
      />
      <RuleSelect
        inBar
        rules={session.rules}
        value={because.ruleId}
        onChange={(ruleId) => onBecause({ ...because, ruleId })}
      />
    </footer>
  );
}
