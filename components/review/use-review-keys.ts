"use client";
import { useEffect } from "react";
import { actionFor, bindKeys, isTyping, keyPreferences } from "@/lib/client/keyboard";

/** The keys of the focused review; the first of each is shown on its button. */
export const REVIEW_KEYS = [
  { id: "accept", shortcuts: ["a"] },
  { id: "fix", shortcuts: ["f"] },
  { id: "reject", shortcuts: ["r"] },
  { id: "next", shortcuts: ["n", "ArrowRight"] },
  { id: "previous", shortcuts: ["p", "ArrowLeft"] },
  { id: "close", shortcuts: ["Escape"] },
] as const;
export type ReviewAction = (typeof REVIEW_KEYS)[number]["id"];

/**
 * Runs the action of a key press anywhere on the page.
 * @param preferences of the person, who may have switched single-letter keys off
 * @param blocked while a dialog has the keys
 */
export function useReviewKeys(
  run: (action: ReviewAction) => void,
  preferences: Record<string, unknown>,
  blocked: boolean,
): void {
  useEffect(() => {
    if (blocked) return;
    const bindings = bindKeys(REVIEW_KEYS, { ...keyPreferences(preferences), keys: {} }, false);
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const inField =
        target instanceof HTMLElement &&
        isTyping({
          tagName: target.tagName,
          isContentEditable: target.isContentEditable,
          role: target.getAttribute("role"),
        });
      if (event.defaultPrevented || event.isComposing || event.repeat || inField) return;
      const action = REVIEW_KEYS.find(({ id }) => id === actionFor(event, bindings));
      if (!action) return;
      event.preventDefault();
      run(action.id);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [run, preferences, blocked]);
}
