/** Wakes the background work of this process, so that a new job does not wait for its next look. */
import type { Lanes } from "./lanes";

// Next loads route handlers and pages as separate bundles; a process has its lanes once.
const shared = globalThis as { concordLanes?: Lanes };

export const wakeLanes = (): void => shared.concordLanes?.wake();
export const lanesStarted = (): boolean => shared.concordLanes !== undefined;
export const setLanes = (lanes: Lanes): void => {
  shared.concordLanes = lanes;
};
