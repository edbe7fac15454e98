/**
 * How this user wants the label view: each a switch among their preferences. Once the user has used a switch on an open page,
 * the switch counts instead of the preferences that the page was opened with.
 */
import { useSyncExternalStore } from "react";
import type { ViewSwitch } from "@/lib/core/view-switches";
import { call } from "./api/label-call";

const chosen: Partial<Record<ViewSwitch, boolean>> = {};
const listeners = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** @param preferences of the user, as the page was opened with */
const isOn = (name: ViewSwitch, preferences: Record<string, unknown>): boolean =>
  chosen[name] ?? preferences[name] === true;

export const useViewSwitch = (name: ViewSwitch, preferences: Record<string, unknown>): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isOn(name, preferences),
    () => preferences[name] === true,
  );

/** Takes effect at once. @returns rejects when it could not be kept for the next time */
export function toggleSwitch(name: ViewSwitch, preferences: Record<string, unknown>): Promise<unknown> {
  const on = !isOn(name, preferences);
  chosen[name] = on;
  for (const listener of listeners) listener();
  return call("patchMe", { body: { preferences: { [name]: on } } });
}
