"use client";
/** What every part of the label view shares: the session, the open editor, the action table and its keys. */
import { createContext, type MouseEvent, useContext, useSyncExternalStore } from "react";
import type { KeyBindings } from "@/lib/client/keyboard";
import { showShortcut } from "@/lib/client/keyboard";
import type { LabelController } from "@/lib/client/label-controller";
import type { GuideState } from "@/lib/client/session-state";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { Action, ActionContext } from "@/lib/editor/actions/action";
import type { EditorState } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { Translate } from "@/lib/i18n";

export type LabelViewContext = {
  session: LabelSession;
  controller: LabelController;
  actions: Action[];
  /** The guideline and the rules as they are now; those of `session` are as the page was opened. */
  guide: GuideState;
  bindings: KeyBindings;
  isMac: boolean;
  /** CSS colour by `controlId/labelId`. */
  colors: Map<string, string>;
  run: (actionId: string) => void;
  actionContext: (repeat: boolean) => ActionContext;
  announce: (text: string) => void;
};

const Context = createContext<LabelViewContext | null>(null);
export const LabelViewProvider = Context.Provider;

export function useLabelView(): LabelViewContext {
  const context = useContext(Context);
  if (!context) throw new Error("a part of the label view was used outside of it");
  return context;
}

/** A piece of the editor's state; `select` has to return the same object while nothing in it changed. */
export function useEditor<T>(editor: EditorStore, select: (state: EditorState) => T): T {
  const read = () => select(editor.getState());
  return useSyncExternalStore(editor.subscribe, read, read);
}

export const actionLabel = (action: Action, t: Translate): string =>
  "key" in action.label ? t(action.label.key) : action.label.text;

/** The first key of an action as printed on the keyboard; undefined when it has none. */
export function useShortcut(actionId: string): string | undefined {
  const { bindings, isMac } = useLabelView();
  const shortcut = bindings.byAction.get(actionId)?.[0];
  return shortcut === undefined ? undefined : showShortcut(shortcut, isMac);
}

/** A click must not take the focus away: Enter would then press the button again instead of submitting. */
export const keepFocus = (event: MouseEvent) => event.preventDefault();

export const labelColor = (colors: Map<string, string>, control: string, label: string | undefined): string =>
  colors.get(`${control}/${label ?? ""}`) ?? "var(--l8)";
