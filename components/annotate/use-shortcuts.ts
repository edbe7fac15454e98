"use client";
/** The one keyboard listener of the label view: finds the action of a key press and runs it. */
import { useEffect } from "react";
import { actionFor, isTyping, type KeyOwner, ownsKey } from "@/lib/client/keyboard";
import type { Action } from "@/lib/editor/actions/action";
import type { EditorStore } from "@/lib/editor/store";
import type { LabelViewContext } from "./label-context";

export function ownerOf(target: EventTarget | null): KeyOwner {
  if (!(target instanceof HTMLElement)) return { tagName: "", isContentEditable: false, role: null };
  return {
    tagName: target.tagName,
    ...(target instanceof HTMLInputElement ? { type: target.type } : {}),
    isContentEditable: target.isContentEditable,
    role: target.getAttribute("role"),
  };
}

/** While a shape is drawn point by point, Enter ends it instead of submitting the task, and Backspace takes a point back. */
function drawingKey(event: KeyboardEvent, editor: EditorStore | null): boolean {
  if (!editor || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (event.key === "Enter") return editor.toolKey("enter");
  if (event.key === "Backspace") return editor.toolKey("backspace") || editor.toolKey("delete");
  return event.key === "Delete" && editor.toolKey("delete");
}

/** So soon after a click or a stroke has closed a shape by itself, Enter was meant to close it. */
const CLOSING_MS = 600;

function meansClosing(event: KeyboardEvent, editor: EditorStore | null, pointerUpAt: number): boolean {
  if (event.key !== "Enter" || event.timeStamp - pointerUpAt > CLOSING_MS) return false;
  const state = editor?.getState();
  return state?.drawn === true && state.editing.get(state.toolId)?.endsItself === true;
}

export const inDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"],[role="alertdialog"]') !== null;

/** The key of a label has answered the only question there is. */
function isAllSaid({ group }: Action, { session }: LabelViewContext, editor: EditorStore | null): boolean {
  const [control, ...others] = session.schema.controls;
  return (
    session.preferences.submitOnKey === true &&
    group === "labels" &&
    others.length === 0 &&
    control !== undefined &&
    !("multiple" in control && control.multiple) &&
    editor?.getState().document.answers[control.id] !== undefined
  );
}

function handle(event: KeyboardEvent, view: LabelViewContext, pointerUpAt: number): void {
  if (event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
  const owner = ownerOf(event.target);
  if (ownsKey(owner, event)) return;
  const { editor } = view.actionContext(false);
  if (!isTyping(owner) && (drawingKey(event, editor) || meansClosing(event, editor, pointerUpAt))) {
    event.preventDefault();
    return;
  }
  const id = actionFor(event, view.bindings);
  const action = view.actions.find((item) => item.id === id);
  if (!action || (isTyping(owner) && !action.whileTyping)) return;
  const context = view.actionContext(event.repeat);
  if (!action.isEnabled(context)) return;
  event.preventDefault();
  action.run(context);
  if (!event.repeat && isAllSaid(action, view, context.editor)) context.session.submit();
}

/** Space pans while it is held. */
function handleSpace(event: KeyboardEvent, editor: EditorStore | null): void {
  if (event.key !== " " || !editor || event.defaultPrevented || inDialog(event.target)) return;
  const owner = ownerOf(event.target);
  if (isTyping(owner) || ownsKey(owner, event)) return;
  const hasImage = Object.values(editor.getState().inputs).some((input) => input.kind === "image");
  if (!hasImage) return;
  event.preventDefault();
  if (!event.repeat && editor.canPan) editor.hold("pan");
}

/** The key left of the digits, whatever the layout writes on it, shows the image without shapes while it is held. */
const PEEK_CODE = "Backquote";

function handlePeek(event: KeyboardEvent, editor: EditorStore | null): void {
  if (event.code !== PEEK_CODE || !editor || event.defaultPrevented || inDialog(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(ownerOf(event.target))) return;
  event.preventDefault();
  if (!event.repeat) editor.set({ isPeeking: true });
}

export function useShortcuts(view: LabelViewContext, blocked: boolean): void {
  useEffect(() => {
    if (blocked) return;
    const events = new AbortController();
    const editor = () => view.actionContext(false).editor;
    let pointerUpAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      handle(event, view, pointerUpAt);
      handleSpace(event, editor());
      handlePeek(event, editor());
    };
    const endPan = () => {
      if (editor()?.getState().heldTool) editor()?.hold(null);
    };
    const endPeek = () => {
      if (editor()?.getState().isPeeking) editor()?.set({ isPeeking: false });
    };
    const onPointerUp = ({ timeStamp }: Event) => {
      pointerUpAt = timeStamp;
    };
    window.addEventListener("pointerup", onPointerUp, { signal: events.signal });
    window.addEventListener("keydown", onKeyDown, { signal: events.signal });
    const onKeyUp = ({ key, code }: KeyboardEvent) => {
      if (key === " ") endPan();
      if (code === PEEK_CODE) endPeek();
    };
    const onBlur = () => {
      endPan();
      endPeek();
    };
    window.addEventListener("keyup", onKeyUp, { signal: events.signal });
    window.addEventListener("blur", onBlur, { signal: events.signal });
    return () => {
      onBlur();
      events.abort();
    };
  }, [view, blocked]);
}
