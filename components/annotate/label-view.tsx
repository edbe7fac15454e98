"use client";
/**
 * The label view: one task, its controls, its rules, by keyboard alone if wanted. Everything is read from the label
 * controller and the editor store; this file only wires them to the page.
 */
import { useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { importLater, Later } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import type { LabelController } from "@/lib/client/session/label-controller";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { ViewSwitch } from "@/lib/core/view-switches";
import { actionsFor } from "@/lib/editor/actions";
import type { ActionContext } from "@/lib/editor/actions/action";
import { ConflictDialog, type DialogName, OpenDialog, SignInDialog } from "./dialogs/open-dialog";
import { ControllerProvider, LabelViewProvider, type RenderedGuideline } from "./label-context";
import { switchFocus } from "./late-focus";
import { useLabelController } from "./use-label-controller";
import { useLateActions } from "./use-late-actions";
import { useShortcuts } from "./use-shortcuts";
import { useToggle } from "./use-view-switch";
import { viewOf } from "./view-of";
import { Workspace } from "./workspace";

const GoldFeedback = importLater(() => import("./later-parts").then((loaded) => loaded.GoldFeedback));
const NoticeToast = importLater(() => import("./later-parts").then((loaded) => loaded.NoticeToast));

export type LabelViewProps = {
  session: LabelSession;
  renderedGuideline: RenderedGuideline | null;
  /** Names what the browser keeps of this page; empty when it should keep nothing. */
  build: string;
  /** Renews the session of this user; rejects with a message for the user when it does not work. */
  signIn: (email: string, password: string) => Promise<void>;
  /** Open this task of the annotator's own history first instead of the next of the queue. */
  initialTaskId?: string;
};

export default function LabelView({
  session,
  renderedGuideline,
  build,
  signIn,
  initialTaskId,
}: LabelViewProps) {
  const t = useT();
  const { controller, hasFailed } = useLabelController(session, build, initialTaskId);
  if (hasFailed)
    return (
      <main className="grid h-dvh place-items-center" role="alert">
        <EmptyState
          title={t("app.failed")}
          action={<Button onClick={() => window.location.reload()}>{t("common.retry")}</Button>}
        />
      </main>
    );
  if (!controller)
    return (
      <main className="grid h-dvh place-items-center" aria-busy>
        <EmptyState title={t("common.loading")} />
      </main>
    );
  return <Loaded {...{ controller, session, renderedGuideline, signIn }} />;
}

type LoadedProps = Pick<LabelViewProps, "session" | "renderedGuideline" | "signIn"> & {
  controller: LabelController;
};

function Loaded({ controller, session, renderedGuideline, signIn }: LoadedProps) {
  const [dialog, setDialog] = useState<DialogName>(null);
  const [message, setMessage] = useState("");
  const state = useSyncExternalStore(controller.subscribe, controller.getState, controller.getState);
  const findRule = useRef<() => void>(() => {});
  // What was typed and not sent, by task: closing the dialog or losing the network loses no text.
  const questionTexts = useRef(new Map<string, string>());
  const { projectSync, editor } = state;
  // The labels of now, which may be others than when the page was opened, as the open task shows them.
  const schema = editor?.getState().schema ?? projectSync.schema;
  const toggle = useToggle(session.preferences);
  const late = useLateActions();
  const view = useMemo(() => {
    const { schemaVersion } = projectSync;
    const actions = actionsFor(schema, late);
    const actionContext = (repeat: boolean): ActionContext =>
      portsFor(controller, repeat, { open: setDialog, findRule, toggle });
    return viewOf({
      session: { ...session, schema, schemaVersion },
      projectSync,
      renderedGuideline,
      actions,
      actionContext,
      announce: setMessage,
    });
  }, [session, schema, projectSync, renderedGuideline, controller, toggle, late]);
  const conflict = state.problems.find((record) => record.problem?.kind === "conflict");
  // Not while signed out: an annotator who closes that dialog goes on labeling on this device.
  const blocked = dialog !== null || conflict !== undefined || state.comparing !== undefined;
  useShortcuts(view, blocked);
  return (
    <ControllerProvider value={controller}>
      <LabelViewProvider value={view}>
        <Workspace state={state} registerFindRule={findRule} />
        <OpenDialog name={dialog} texts={questionTexts.current} onClose={() => setDialog(null)} />
        {state.notice && <Later part={NoticeToast} props={{ notice: state.notice, announce: setMessage }} />}
        {state.comparing && (
          <Later part={GoldFeedback} key={state.comparing.taskId} props={state.comparing} />
        )}
        {conflict && !state.signIn && (
          <Later part={ConflictDialog} key={conflict.taskId} props={{ record: conflict }} />
        )}
        {state.signIn && (
          <Later
            part={SignInDialog}
            props={{
              email: session.user.email,
              waiting: state.save.waiting,
              signIn,
              onSignedIn: () => void controller.signedIn(),
            }}
          />
        )}
        <div aria-live="polite" role="status" className="sr-only">
          {message}
        </div>
      </LabelViewProvider>
    </ControllerProvider>
  );
}

type Ports = {
  open: (dialog: DialogName) => void;
  findRule: { current: () => void };
  toggle: (name: ViewSwitch) => void;
};

function portsFor(
  controller: LabelController,
  repeat: boolean,
  { open, findRule, toggle }: Ports,
): ActionContext {
  const now = () => controller.getState();
  return {
    editor: now().editor,
    repeat,
    session: {
      submit: () => void controller.submit({ state: "submitted" }),
      previous: () => void controller.previous(),
      next: () => void controller.next(),
      newest: () => controller.newest(),
      toggleOfflineBatch: () => void controller.toggleOfflineBatch(),
      hasPrevious: () => now().hasPrevious,
      hasNext: () => now().hasNext,
      isEarlier: () => now().origin === "history",
      isAnswering: () => {
        const { editor } = now();
        return editor !== null && !editor.getState().readOnly;
      },
    },
    view: {
      openSkip: () => open("skip"),
      openAsk: () => open("ask"),
      openHelp: () => open("help"),
      openPalette: () => open("palette"),
      findRule: () => findRule.current(),
      switchFocus,
      toggle,
    },
  };
}
