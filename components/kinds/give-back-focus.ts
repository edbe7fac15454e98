"use client";
import { type FocusEvent, useRef } from "react";

/** A text with a caret: its keys work only while it has the focus. */
const READ_TEXT = '[role="textbox"][aria-readonly="true"]';

/**
 * A field that a mark has sent the focus to gives it back to the text, so that the caret goes on where it was; from
 * elsewhere the focus goes to no part of the page, and the keys of the view work.
 */
export function useGiveBackFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    noteFocus: ({ relatedTarget }: Pick<FocusEvent, "relatedTarget">): void => {
      if (relatedTarget instanceof HTMLElement) before.current = relatedTarget;
    },
    giveBack: (field: HTMLElement | null): void => {
      const text = before.current;
      if (text?.isConnected && text.matches(READ_TEXT)) text.focus({ preventScroll: true });
      else field?.blur();
    },
  };
}
