"use client";
/** Joins the bulk controller to the browser: storage, clock, visibility, network events, closing the page. */
import { useEffect, useState } from "react";
import { loadViews } from "@/components/annotate/input-views";
import { listen } from "@/components/annotate/listen";
import { loadLater } from "@/components/ui/later";
import { BulkController } from "@/lib/client/bulk/bulk-controller";
import { askToPersist, openJournal } from "@/lib/client/session/drafts/journal";
import { labelApi } from "@/lib/client/session/label-api";
import { noteLeaving, whenLeft } from "@/lib/client/session/leaving";
import { taskLocks } from "@/lib/client/session/queue/task-locks";
import { browserTimers } from "@/lib/client/session/timers";
import type { LabelSession } from "@/lib/contracts/label-session";
import { newId } from "@/lib/core/ids";

const isVisible = () => document.visibilityState === "visible";

/** The controller of this page visit; null until the journal is open and the inputs are loaded, or when these could not be. */
export function useBulkController(session: LabelSession): {
  controller: BulkController | null;
  hasFailed: boolean;
} {
  const [controller, setController] = useState<BulkController | null>(null);
  const [hasFailed, setFailed] = useState(false);
  // The page keeps one session object for a visit.
  const [data] = useState(session);
  useEffect(() => {
    let left = false;
    let leave = () => {
      left = true;
    };
    const begin = async () => {
      const journal = await openJournal(data.user.id, (cause) => console.warn("storage unavailable", cause));
      const close = () => journal.close();
      const editing = left ? null : await loadViews(data.schema).catch(() => null);
      await whenLeft();
      if (left) return close();
      if (!editing) {
        close();
        return setFailed(true);
      }
      const locks = taskLocks(data.user.id);
      const made = new BulkController({
        session: data,
        editing,
        api: labelApi(data.project.id, data.user.id),
        journal,
        locks,
        timers: browserTimers,
        nowMs: () => Date.now(),
        newId,
        isVisible,
      });
      const unlisten = listen(made);
      leave = () => {
        unlisten();
        const gone = made.leave().finally(() => {
          close();
          locks.close();
        });
        noteLeaving(gone);
      };
      setController(made);
      void askToPersist(navigator.storage);
      await made.start();
      // What is opened later must open where the network has ended.
      loadLater().catch((cause: unknown) => console.warn("not all of the page could be loaded", cause));
    };
    void begin();
    return () => leave();
  }, [data]);
  return { controller, hasFailed };
}
