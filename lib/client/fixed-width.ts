/**
 * Whether this user reads texts in letters of one width, unwrapped, as tables that are laid out by blanks need it.
 * Stored in the user's preferences; once the user has used the switch on an open page, the switch counts instead of the
 * preferences that the page was opened with.
 */
import { useSyncExternalStore } from "react";
import { call } from "./api/label-call";

let chosen: boolean | null = null;
const listeners = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** @param preferences of the user, as the page was opened with */
export const isFixedWidth = (preferences: Record<string, unknown>): boolean =>
  chosen ?? preferences.fixedWidth === true;

export function useFixedWidth(preferences: Record<string, unknown>): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isFixedWidth(preferences),
    () => preferences.fixedWidth === true,
  );
}

/** Takes effect at once. @returns rejects when it could not be kept for the next time */
export function setFixedWidth(on: boolean): Promise<unknown> {
  chosen = on;
  for (const listener of listeners) listener();
  return call("patchMe", { body: { preferences: { fixedWidth: on } } });
}
