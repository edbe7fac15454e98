"use client";
/**
 * What every part that shows an open editor shares: the session, the action table and its keys. Beside it, for those
 * parts that only labeling has, the controller of the label loop; a reviewer's correction has none.
 */
import { createContext, type MouseEvent, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { KeyBindings } from "@/lib/client/keyboard";
import { showShortcut } from "@/lib/client/keyboard";
import type { LabelController } from "@/lib/client/session/label-controller";
import type { ProjectSyncState } from "@/lib/client/session/session-state";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { Action, ActionContext } from "@/lib/editor/actions/action";
import type { EditorState } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { Translate } from "@/lib/i18n";

/** A version of the guideline as the server rendered it for the page. */
export type RenderedGuideline = { version: number; text: ReactNode };

export type LabelViewContext = {
  session: LabelSession;
  actions: Action[];
  /** The guideline and the rules as they are now; those of `session` are as the page was opened. */
  projectSync: ProjectSyncState;
  /** As the page was opened; null where the page has none. */
  renderedGuideline: RenderedGuideline | null;
  bindings: KeyBindings;
  isMac: boolean;
  /** CSS colour by `controlId/labelId`. */
  colors: Map<string, string>;
  /** How many labels before it have that colour, by `controlId/labelId`. */
  repeats: Map<string, number>;
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

const ControllerContext = createContext<LabelController | null>(null);
export const ControllerProvider = ControllerContext.Provider;

export function useController(): LabelController {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error("a part of the label loop was used outside of it");
  return controller;
}

/** Null where a reviewer corrects an annotation. */
export const useMaybeController = (): LabelController | null => useContext(ControllerContext);

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

export const labelRepeat = (
  repeats: ReadonlyMap<string, number>,
  control: string,
  label: string | undefined,
): number => repeats.get(`${control}/${label ?? ""}`) ?? 0;
