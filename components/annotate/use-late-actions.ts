"use client";
import { useEffect, useState } from "react";
import { importLater } from "@/components/ui/later";
import type { Action } from "@/lib/editor/actions/action";

const lateActions = importLater(() =>
  import("@/lib/editor/actions/late-actions").then((loaded) => loaded.LATE_ACTIONS),
);
const NONE: readonly Action[] = [];

/** The actions that are loaded after the view; none until then, and none where they cannot be loaded. */
export function useLateActions(): readonly Action[] {
  const [actions, setActions] = useState(() => lateActions.loaded() ?? NONE);
  useEffect(() => {
    let isLeft = false;
    lateActions.ahead().then((loaded) => isLeft || setActions(loaded), console.warn);
    return () => {
      isLeft = true;
    };
  }, []);
  return actions;
}
