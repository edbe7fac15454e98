"use client";
/** The adjudication of a task in the editor people label with. Nothing is saved before all is decided. */
import { useEffect, useRef, useState } from "react";
import { BarButton, FixedWidthButton } from "@/components/annotate/bar-buttons";
import { HelpDialog } from "@/components/annotate/dialogs/help-dialog";
import { EditorLayout } from "@/components/annotate/editor-layout";
import type { FixTask } from "@/components/annotate/fix/use-fix";
import { type LoadedSession, useLabelSession } from "@/components/annotate/fix/use-label-session";
import { keepFocus, LabelViewProvider, useEditor, useShortcut } from "@/components/annotate/label-context";
import { TaskData } from "@/components/annotate/task-data";
import { RuleSelect } from "@/components/review/rule-select";
import { TaskWalk, type Walk } from "@/components/review/task-walk";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useErrorText } from "@/components/ui/use-action";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import { useT } from "@/lib/client/i18n";
import type { Adjudication } from "@/lib/contracts/adjudication";
import { DecisionBar } from "./decision-bar";
import { useAdjudication } from "./use-adjudication";

export type Resolved = {
  document: AnnotationDocument;
  undecidable: Undecidable[];
  ruleId: string;
  note: string;
  isGold: boolean;
};

export type AdjudicationViewProps = {
  projectId: string;
  number: number;
  task: FixTask;
  adjudication: Adjudication;
  second: boolean;
  /** The reader may make gold answers, and the task has none. */
  mayBeGold: boolean;
  walk: Walk;
  /** By letter; empty while they are hidden. */
  names: ReadonlyMap<string, string>;
  busy: boolean;
  onNames: (shown: boolean) => void;
  onSave: (resolved: Resolved) => void;
  onClose: () => void;
  /** To the next task that nobody else works on. */
  onNext: () => void;
};

export default function AdjudicationView(props: AdjudicationViewProps) {
  const t = useT();
  const errorText = useErrorText();
  const { loaded, error } = useLabelSession(props.projectId);
  if (loaded) return <Editor {...props} {...loaded} />;
  if (error === null)
    return (
      <div aria-busy>
        <EmptyState title={t("common.loading")} />
      </div>
    );
  return (
    <div role="alert" className="flex flex-col items-center gap-3">
      <EmptyState title={t("app.failed")}>{errorText(error)}</EmptyState>
      <Button onClick={props.onClose}>{t("adjudication.cancel")}</Button>
    </div>
  );
}

function Editor(props: AdjudicationViewProps & LoadedSession) {
  const { session, editing, task, adjudication, names, busy, onSave, onClose } = props;
  const t = useT();
  const [dialog, setDialog] = useState<"help" | "leave" | null>(null);
  const [ruleId, setRuleId] = useState(adjudication.rule ?? "");
  const [note, setNote] = useState(adjudication.note);
  const [isGold, setGold] = useState(false);
  const made = useAdjudication({
    session,
    editing,
    task,
    adjudication,
    blocked: dialog !== null || busy,
    openHelp: () => setDialog("help"),
    onSave: (document, undecidable) => onSave({ document, undecidable, ruleId, note, isGold }),
  });
  const { editor, view, missing, message, findRule, state, submit } = made;
  const isChanged = useEditor(editor, ({ document }) => document !== adjudication.document);
  useLeaveWarning(isChanged && !busy);
  const { items, annotators } = adjudication;
  const bar = <DecisionBar {...{ editor, items, state, names }} isAnnotated={annotators.length > 0} />;
  return (
    <LabelViewProvider value={view}>
      <EditorLayout
        inPage
        editor={editor}
        taskId={task.id}
        missing={missing}
        registerFindRule={findRule}
        above={(frame) => <Head {...props} openPanels={frame.openPanels} />}
        below={() => (
          <footer className="flex-none border-line border-t bg-surface">
            {bar}
            <div className="flex flex-wrap items-center gap-2 border-line border-t px-3.5 py-1.5">
              <Save hasNext={props.walk.next !== null} off={state.left > 0} busy={busy} onSave={submit} />
              <Button disabled={busy} onClick={() => (isChanged ? setDialog("leave") : onClose())}>
                {t("adjudication.cancel")}
              </Button>
              {!props.second && (
                <>
                  <TextField
                    label={t("adjudication.note")}
                    hideLabel
                    placeholder={t("adjudication.note")}
                    className="min-w-24 flex-1"
                    dir="auto"
                    maxLength={2000}
                    value={note}
                    onChange={(event) => setNote(event.target.value)}
                  />
                  <RuleSelect inBar rules={session.rules} value={ruleId} onChange={setRuleId} />
                  {props.mayBeGold && (
                    <Checkbox
                      label={t("adjudication.gold")}
                      checked={isGold}
                      onChange={(event) => setGold(event.target.checked)}
                    />
                  )}
                </>
              )}
            </div>
          </footer>
        )}
      >
        <TaskData editor={editor} task={task} />
      </EditorLayout>
      {dialog === "help" && <HelpDialog onClose={() => setDialog(null)} />}
      <ConfirmDialog
        open={dialog === "leave"}
        title={t("adjudication.leaveTitle")}
        action={t("adjudication.leaveDo")}
        onConfirm={onClose}
        onClose={() => setDialog(null)}
      >
        <p>{t("adjudication.leaveText")}</p>
      </ConfirmDialog>
      <div aria-live="polite" role="status" className="sr-only">
        {message}
      </div>
    </LabelViewProvider>
  );
}

type SaveProps = { hasNext: boolean; off: boolean; busy: boolean; onSave: () => void };

function Save({ hasNext, off, busy, onSave }: SaveProps) {
  const t = useT();
  return (
    <Button
      variant="primary"
      disabled={off}
      busy={busy}
      onMouseDown={keepFocus}
      onClick={onSave}
      shortcut={useShortcut("task.submit") ?? ""}
    >
      {t(hasNext ? "adjudication.save" : "adjudication.saveOnly")}
    </Button>
  );
}

type HeadProps = Pick<
  AdjudicationViewProps,
  "number" | "adjudication" | "second" | "walk" | "names" | "onNames" | "onNext"
> & {
  openPanels: (() => void) | undefined;
};

function Head({ number, adjudication, second, walk, names, onNames, onNext, openPanels }: HeadProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isNamed = names.size > 0;
  return (
    <div className="flex min-h-11 flex-none flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-b bg-surface px-3.5 py-1">
      <h1 ref={heading} tabIndex={-1} className="min-w-0 text-lg leading-tight outline-none">
        {t(second ? "adjudication.secondTask" : "adjudication.title", { number })}
      </h1>
      {adjudication.baseRevision > 0 && adjudication.items.length > 0 && (
        <span className="text-muted">{t("adjudication.goneOn")}</span>
      )}
      <span className="ms-auto flex min-w-0 flex-wrap items-center gap-1">
        <Button size="small" aria-pressed={isNamed} onClick={() => onNames(!isNamed)}>
          {t(isNamed ? "adjudication.hideNames" : "adjudication.showNames")}
        </Button>
        <TaskWalk walk={walk} onNext={walk.claimable && onNext} />
        <BarButton action="edit.undo" icon="undo" label="label.actionUndo" />
        <BarButton action="edit.redo" icon="redo" label="label.actionRedo" />
        <FixedWidthButton />
        <BarButton action="help.open" icon="help" label="label.actionHelp" />
        {openPanels && (
          <Button
            variant="quiet"
            aria-label={t("label.panels")}
            title={t("label.panels")}
            onClick={openPanels}
          >
            <Icon name="menu" />
          </Button>
        )}
      </span>
    </div>
  );
}
