"use client";
/** The editor on somebody else's answer, for a reviewer who corrects it. Nothing is saved before they say so. */
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useToast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-action";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { guideOf, type SessionState } from "@/lib/client/session-state";
import { submitHindrance } from "@/lib/client/submit-hindrance";
import { LabelSession } from "@/lib/contracts/label-session";
import { MAX_REASON_CHARS } from "@/lib/contracts/reviews";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { canonicalJson } from "@/lib/core/canonical-json";
import { newId } from "@/lib/core/ids";
import { allActions } from "@/lib/editor/actions";
import type { ActionContext } from "@/lib/editor/actions/action";
import { EditorStore } from "@/lib/editor/store";
import { BarButton, UndoButtons } from "./bar-buttons";
import { HelpDialog } from "./dialogs/help-dialog";
import { EditorLayout, type Frame } from "./editor-layout";
import { keepFocus, LabelViewProvider, useEditor, useLabelView, useShortcut } from "./label-context";
import { TaskData } from "./task-data";
import { useShortcuts } from "./use-shortcuts";
import { viewOf } from "./view-of";

export type Fix = { document: AnnotationDocument; reason: string; ruleId: string | null };

export type FixViewProps = {
  projectId: string;
  title: string;
  task: Pick<TaskDetail, "data" | "images"> & { id: string };
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
  const [session, setSession] = useState<LabelSession | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let left = false;
    const load = async () => LabelSession.parse(await api.get(`/api/v1/projects/${projectId}/label-session`));
    load().then(
      (loaded) => left || setSession(loaded),
      (caught: unknown) => left || setError(caught),
    );
    return () => {
      left = true;
    };
  }, [projectId]);
  if (session) return <Editing {...props} session={session} />;
  return (
    <div
      className="flex flex-col items-center gap-3"
      {...(error === null ? { "aria-busy": true } : { role: "alert" })}
    >
      <EmptyState title={t(error === null ? "common.loading" : "app.failed")}>
        {error !== null && errorText(error)}
      </EmptyState>
      {error !== null && <Button onClick={onClose}>{t("reviews.fixCancel")}</Button>}
    </div>
  );
}

/** The actions that make sense without a queue. */
const OF_A_FIX = new Set(["task.submit", "task.submitAnywhere", "rule.find", "help.open"]);

const never = () => false;
const nothing = () => {};

function Editing({ session, ...props }: FixViewProps & { session: LabelSession }) {
  const { title, task, document, busy, onSave, onClose } = props;
  const t = useT();
  const toast = useToast();
  const [message, setMessage] = useState("");
  const [helping, setHelping] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [missing, setMissing] = useState<SessionState["missing"]>(null);
  const [reason, setReason] = useState("");
  const [ruleId, setRuleId] = useState("");
  const findRule = useRef<() => void>(nothing);
  const save = useRef<() => void>(nothing);
  const [editor] = useState(() => {
    const inputs = taskInputs(session.schema, task.data, task.images);
    const store = new EditorStore({ schema: session.schema, inputs, document, newId });
    // Most corrections change what is there.
    if (document.regions.some((region) => region.shape.kind !== "span")) store.setTool("select");
    return store;
  });
  const view = useMemo(() => {
    const actions = allActions(session.schema).filter(
      ({ id, group }) => group !== "task" || OF_A_FIX.has(id),
    );
    const actionContext = (repeat: boolean): ActionContext => ({
      editor,
      repeat,
      session: {
        submit: () => save.current(),
        previous: nothing,
        next: nothing,
        takeAlong: nothing,
        hasPrevious: never,
        hasNext: never,
        isAnswering: () => true,
        suggestion: () => null,
      },
      view: {
        openSkip: nothing,
        openAsk: nothing,
        openHelp: () => setHelping(true),
        openPalette: nothing,
        findRule: () => findRule.current(),
      },
    });
    return viewOf({ session, guide: guideOf(session), actions, actionContext, announce: setMessage });
  }, [session, editor]);
  useShortcuts(view, helping || leaving || busy);
  const now = useEditor(editor, (state) => state.document);
  const before = useMemo(() => canonicalJson(document), [document]);
  const changed = now !== document && canonicalJson(now) !== before;
  useLeaveWarning(changed);
  useEffect(() => {
    save.current = () => {
      if (!changed) return void toast(t("reviews.fixUnchanged"), { tone: "info" });
      const hindrance = submitHindrance(editor, { state: "submitted" }, session.schema);
      if (hindrance && "notice" in hindrance) return void toast(t(hindrance.notice), { tone: "bad" });
      if (hindrance) return setMissing((last) => ({ issues: hindrance.missing, at: (last?.at ?? 0) + 1 }));
      onSave({ document: editor.getState().document, reason: reason.trim(), ruleId: ruleId || null });
    };
  });
  const close = () => (changed ? setLeaving(true) : onClose());
  return (
    <LabelViewProvider value={view}>
      <EditorLayout
        inPage
        editor={editor}
        taskId={task.id}
        missing={missing}
        registerFindRule={findRule}
        above={(frame) => <Head title={title} editor={editor} frame={frame} />}
        below={() => (
          <footer className="flex flex-none flex-wrap items-center gap-2 border-line border-t bg-surface px-3.5 py-1.5">
            <SaveButton busy={busy} disabled={!changed} onClick={() => save.current()} />
            <Button disabled={busy} onClick={close}>
              {t("reviews.fixCancel")}
            </Button>
            <TextField
              label={t("reviews.fixNote")}
              hideLabel
              placeholder={t("reviews.fixNote")}
              className="min-w-48 flex-1"
              dir="auto"
              maxLength={MAX_REASON_CHARS}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Select
              label={t("reviews.rule")}
              hideLabel
              className="max-w-72"
              value={ruleId}
              onChange={(event) => setRuleId(event.target.value)}
            >
              <option value="">{t("reviews.noRule")}</option>
              {session.rules.map((rule) => (
                <option key={rule.id} value={rule.id}>
                  {rule.code} {rule.title}
                </option>
              ))}
            </Select>
          </footer>
        )}
      >
        <TaskData editor={editor} images={task.images} />
      </EditorLayout>
      {helping && <HelpDialog onClose={() => setHelping(false)} />}
      <ConfirmDialog
        open={leaving}
        title={t("reviews.fixLeave")}
        action={t("reviews.fixLeaveDo")}
        onConfirm={onClose}
        onClose={() => setLeaving(false)}
      >
        <p>{t("reviews.fixLeaveText")}</p>
      </ConfirmDialog>
      <div aria-live="polite" role="status" className="sr-only">
        {message}
      </div>
    </LabelViewProvider>
  );
}

function SaveButton(props: { busy: boolean; disabled: boolean; onClick: () => void }) {
  const t = useT();
  return (
    <Button variant="primary" onMouseDown={keepFocus} shortcut={useShortcut("task.submit") ?? ""} {...props}>
      {t("reviews.fixSave")}
    </Button>
  );
}

function Head({ title, editor, frame }: { title: string; editor: EditorStore; frame: Frame }) {
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
