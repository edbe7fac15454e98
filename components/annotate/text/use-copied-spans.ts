"use client";
/**
 * Copying means the chosen spans where nothing is selected: their words lost the selection when they became a span. Fields
 * and dialogs copy what is theirs.
 */
import { useEffect } from "react";
import { isTyping } from "@/lib/client/keyboard";
import { selectedRegions } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl } from "@/lib/editor/text-regions";
import { regionPlace } from "../region-text";

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const { tagName, isContentEditable } = target;
  const role = target.getAttribute("role");
  return isTyping({ tagName, isContentEditable, role }) || target.closest('[role="dialog"]') !== null;
}

export function useCopiedSpans(editor: EditorStore, input: string): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (event.defaultPrevented || document.getSelection()?.isCollapsed === false) return;
      const now = editor.getState();
      const controls = now.schema.controls.filter((one) => isTextControl(one, input));
      const own = new Set(controls.map(({ id }) => id));
      const chosen = selectedRegions(now).filter(({ control }) => own.has(control));
      if (chosen.length === 0 || isElsewhere(event.target)) return;
      event.clipboardData?.setData("text/plain", chosen.map(regionPlace).join("\n"));
      event.preventDefault();
    };
    document.addEventListener("copy", onCopy);
    return () => document.removeEventListener("copy", onCopy);
  }, [editor, input]);
}
