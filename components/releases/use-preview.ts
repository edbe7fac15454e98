"use client";
/** Asks for the preview of a plan, says how far it is, and can be stopped. */
import { useEffect, useRef, useState } from "react";
import { previewRelease } from "@/lib/client/api/preview-release";
import type { PreviewProgress, ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";

type Run = (work: () => Promise<void>, onError: (error: unknown) => boolean) => Promise<unknown>;

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/** @param run runs work and shows what goes wrong, unless the second argument says that it is no error */
export function usePreview(
  projectId: string,
  plan: ReleasePlan,
  run: Run,
  onCounts: (counts: ReleaseCounts) => void,
) {
  const [progress, setProgress] = useState<PreviewProgress | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    progress,
    cancel: () => stop.current?.abort(),
    run: () => {
      const controller = new AbortController();
      stop.current = controller;
      const ask = async () => {
        try {
          onCounts(await previewRelease(projectId, plan, setProgress, controller.signal));
        } finally {
          setProgress(null);
        }
      };
      return run(ask, isAbort);
    },
  };
}
