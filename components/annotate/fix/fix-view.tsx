"use client";
/**
 * The editor on an annotator's annotation, for a reviewer who corrects it. Nothing is saved before the reviewer presses
 * Save.
 */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useErrorText } from "@/components/ui/use-action";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { HelpDialog } from "../dialogs/help-dialog";
import { EditorLayout } from "../editor-layout";
import { LabelViewProvider } from "../label-context";
import { TaskData } from "../task-data";
import { type Because, FixFoot, FixHead } from "./fix-bars";
import { type FixTask, useFix } from "./use-fix";
import { type LoadedSession, useLabelSession } from "./use-label-session";

export type Fix = { document: AnnotationDocument; reason: string; ruleId: string | null };

export type FixViewProps = {
  projectId: string;
  title: string;
  task: FixTask;
  /** The answer as it stands. */
  document: AnnotationDocument;
  busy: boolean;
  onSave: (fix: Fix) => void;
  onClose: () => void;
};

/** Fetches what the label view would be opened with: labels, rules and guideline as they are now. */
export default function FixView(props: FixViewProps) {
  const t = useT();
  const errorText = useErrorText();
  const { projectId, onClose } = props;
  const { loaded, error } = useLabelSession(projectId);
  if (loaded) return <FixEditor {...props} {...loaded} />;
  if (error === null)
    return (
      <div aria-busy>
        <EmptyState title={t("common.loading")} />
      </div>
    );
  return (
    <div role="alert" className="flex flex-col items-center gap-3">
      <EmptyState title={t("app.failed")}>{errorText(error)}</EmptyState>
      <Button onClick={onClose}>{t("reviews.fixCancel")}</Button>
    </div>
  );
}

function FixEditor(props: FixViewProps & LoadedSession) {
  const { session, editing, title, task, document, busy, onSave, onClose } = props;
  const t = useT();
  const [dialog, setDialog] = useState<"help" | "leave" | null>(null);
  const [because, setBecause] = useState<Because>({ reason: "", ruleId: "" });
  const { editor, view, missing, message, findRule, save, changed } = useFix({
    session,
    editing,
    task,
    document,
    blocked: dialog !== null || busy,
    openHelp: () => setDialog("help"),
    onSave: (fixed) =>
      onSave({ document: fixed, reason: because.reason.trim(), ruleId: because.ruleId || null }),
  });
  useLeaveWarning(changed);
  return (
    <LabelViewProvider value={view}>
      <EditorLayout
        inPage
        editor={editor}
        taskId={task.id}
        missing={missing}
        registerFindRule={findRule}
        above={(frame) => <FixHead title={title} editor={editor} frame={frame} />}
        below={() => (
          <FixFoot
            because={because}
            onBecause={setBecause}
            changed={changed}
            busy={busy}
            onSave={save}
            onCancel={() => (changed ? setDialog("leave") : onClose())}
          />
        )}
      >
        <TaskData editor={editor} task={task} />
      </EditorLayout>
      {dialog === "help" && <HelpDialog onClose={() => setDialog(null)} />}
      <ConfirmDialog
        open={dialog === "leave"}
        title={t("reviews.fixLeave")}
        action={t("reviews.fixLeaveDo")}
        onConfirm={onClose}
        onClose={() => setDialog(null)}
      >
        <p>{t("reviews.fixLeaveText")}</p>
      </ConfirmDialog>
      <div aria-live="polite" role="status" className="sr-only">
        {message}
      </div>
    </LabelViewProvider>
  );
}
