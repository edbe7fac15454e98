"use client";
/** What the parts around an open editor share where there is no queue: a correction, or an adjudication. */
import { useEffect, useMemo, useRef, useState } from "react";
import { projectSyncOf } from "@/lib/client/session/session-state";
import type { LabelSession } from "@/lib/contracts/label-session";
import { actionsFor } from "@/lib/editor/actions";
import type { Action, ActionContext } from "@/lib/editor/actions/action";
import type { EditorStore } from "@/lib/editor/store";
import { switchFocus } from "../late-focus";
import { useLateActions } from "../use-late-actions";
import { useShortcuts } from "../use-shortcuts";
import { useToggle } from "../use-view-switch";
import { viewOf } from "../view-of";

type Given = {
  session: LabelSession;
  editor: EditorStore;
  submit: () => void;
  openHelp: () => void;
  /** The keys are a dialog's, or nothing may be changed now. */
  blocked: boolean;
  /** The actions there are, made of those of the label view that need no queue; the same function as long as it makes the same. */
  arrange?: (actions: Action[]) => Action[];
};

const ACTIONS = new Set(["task.submit", "task.submitAnywhere", "rule.find", "help.open"]);
const never = () => false;
const nothing = () => {};
const asTheyAre = (actions: Action[]) => actions;

export function useLoneView({ session, editor, submit, openHelp, blocked, arrange = asTheyAre }: Given) {
  const [message, setMessage] = useState("");
  const findRule = useRef<() => void>(nothing);
  const toggle = useToggle(session.preferences);
  const latest = useRef({ submit, openHelp, toggle });
  useEffect(() => {
    latest.current = { submit, openHelp, toggle };
  });
  const late = useLateActions();
  const view = useMemo(() => {
    const { schema } = editor.getState();
    const alone = actionsFor(schema, late).filter(({ id, group }) => group !== "task" || ACTIONS.has(id));
    const actionContext = (repeat: boolean): ActionContext => ({
      editor,
      repeat,
      session: {
        submit: () => latest.current.submit(),
        previous: nothing,
        next: nothing,
        newest: nothing,
        toggleOfflineBatch: nothing,
        hasPrevious: never,
        hasNext: never,
        isEarlier: never,
        isAnswering: () => true,
      },
      view: {
        openSkip: nothing,
        openAsk: nothing,
        openHelp: () => latest.current.openHelp(),
        openPalette: nothing,
        toggle: (name) => latest.current.toggle(name),
        findRule: () => findRule.current(),
        switchFocus,
      },
    });
    return viewOf({
      // A key of a label must not save: what it is saved with comes first.
      session: { ...session, schema, preferences: { ...session.preferences, submitOnKey: false } },
      projectSync: projectSyncOf(session),
      renderedGuideline: null,
      actions: arrange(alone),
      actionContext,
      announce: setMessage,
    });
  }, [session, editor, late, arrange]);
  useShortcuts(view, blocked);
  return { view, message, findRule };
}
