"use client";
/**
 * Copying from a text. A selection is copied from the text itself, since of a long one only what is in view is in the page.
 * Where nothing is selected the chosen spans are copied: their words lost the selection when they became a span. Fields and
 * dialogs copy what is theirs.
 */
import { type RefObject, useEffect } from "react";
import { isTyping } from "@/lib/client/keyboard";
import { selectedRegions } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl } from "@/lib/editor/text-regions";
import { regionPlace } from "../region-text";
import { selectedRange } from "./dom-offsets";

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const { tagName, isContentEditable } = target;
  const role = target.getAttribute("role");
  return isTyping({ tagName, isContentEditable, role }) || target.closest('[role="dialog"]') !== null;
}

/** What is copied now; null leaves it to the browser. */
function copied(editor: EditorStore, input: string, root: Element): string | null {
  const now = editor.getState();
  const content = now.inputs[input];
  const range = selectedRange(root);
  if (range && content?.kind === "text") return content.text.slice(range.start, range.end);
  if (document.getSelection()?.isCollapsed === false) return null;
  const controls = now.schema.controls.filter((one) => isTextControl(one, input));
  const own = new Set(controls.map(({ id }) => id));
  const chosen = selectedRegions(now).filter(({ control }) => own.has(control));
  return chosen.length > 0 ? chosen.map(regionPlace).join("\n") : null;
}

export function useCopiedText(editor: EditorStore, input: string, root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !root.current || isElsewhere(event.target)) return;
      const text = copied(editor, input, root.current);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", onCopy);
    return () => document.removeEventListener("copy", onCopy);
  }, [editor, input, root]);
}
