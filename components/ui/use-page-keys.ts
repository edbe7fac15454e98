"use client";
import { useEffect } from "react";
import { actionFor, bindKeys, isTyping, keyPreferences } from "@/lib/client/keyboard";

type PageKey = { readonly id: string; readonly shortcuts: readonly string[] };

/**
 * Runs the action of a key press anywhere on the page but in a field.
 * @param keys a constant: a new list binds them anew
 * @param preferences of the person, who may have switched single-letter keys off
 * @param blocked while a dialog has the keys
 */
export function usePageKeys<K extends PageKey>(
  keys: readonly K[],
  run: (action: K["id"]) => void,
  preferences: Record<string, unknown>,
  blocked: boolean,
): void {
  useEffect(() => {
    if (blocked) return;
    const bindings = bindKeys(keys, { ...keyPreferences(preferences), keys: {} }, false);
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
      const action = keys.find(({ id }) => id === actionFor(event, bindings));
      if (!action) return;
      event.preventDefault();
      run(action.id);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [keys, run, preferences, blocked]);
}
