"use client";
/**
 * Explanations of labels, loaded once the first task stands. Putting them around rows that are there makes the rows
 * anew, so a panel already in use goes on without explanations until the next task.
 */
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { idle, importLater } from "@/components/ui/later";
import type { LabelTip } from "./label-tip";

const tips = importLater(() => import("../later-parts"));
const TipContext = createContext<typeof LabelTip | null>(null);
/** What a row is put in to be explained; null while that is not loaded. */
export const useLabelTip = () => useContext(TipContext);

/** Explains the rows in `panel`, which has to be mounted with it. */
export function LaterTips({
  panel,
  children,
}: {
  panel: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const [parts, setParts] = useState(tips.loaded);
  useEffect(() => {
    if (parts || !panel.current) return;
    const used = new AbortController();
    for (const type of ["pointerdown", "focusin"])
      panel.current.addEventListener(type, () => used.abort(), { signal: used.signal });
    idle()
      .then(tips.ahead)
      .then(
        // At once: a search that is typed before a later rendering would be lost by it.
        (loaded) => used.signal.aborted || flushSync(() => setParts(loaded)),
        (cause: unknown) => console.warn("labels are shown without explanations", cause),
      );
    return () => used.abort();
  }, [parts, panel]);
  if (!parts) return children;
  return (
    <TipContext.Provider value={parts.LabelTip}>
      <parts.LabelTips>{children}</parts.LabelTips>
    </TipContext.Provider>
  );
}
