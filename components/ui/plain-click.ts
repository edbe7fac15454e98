import type { MouseEvent } from "react";

/** Whether a click on a link stays in this page: with a key or another button it opens elsewhere. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
