/** Stretches ascending by start, the longer first. */
import type { Stretch } from "./shaped-text";

export const inReadingOrder = (layout: readonly Stretch[]): Stretch[] =>
  layout.toSorted((a, b) => a.start - b.start || b.end - a.end);
