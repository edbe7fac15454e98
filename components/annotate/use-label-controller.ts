"use client";
/** Joins the label controller to the browser: storage, clock, visibility, network events, closing the page. */
import { useEffect, useState } from "react";
import { loadLater } from "@/components/ui/later";
import { askToPersist, openJournal } from "@/lib/client/session/drafts/journal";
import { labelApi } from "@/lib/client/session/label-api";
import { LabelController } from "@/lib/client/session/label-controller";
import { noteLeaving, whenLeft } from "@/lib/client/session/leaving";
import { openBatchStore } from "@/lib/client/session/offline/batch-store";
import { offlineCopy } from "@/lib/client/session/offline/page-cache";
import { loadImage } from "@/lib/client/session/queue/image-cache";
import { taskLocks } from "@/lib/client/session/queue/task-locks";
import { browserTimers } from "@/lib/client/session/timers";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import { newId } from "@/lib/core/ids";
import { loadViews } from "./input-views";
import { listen } from "./listen";

const isVisible = () => document.visibilityState === "visible";

function decodeImages(task: LabelTask): void {
  for (const { url } of Object.values(task.images)) {
    // Only a head start: the view asks again and shows what went wrong.
    loadImage(url).catch(() => undefined);
  }
}

/** The page stays in use where the network ends, whether or not it can be opened again there. */
function loadRest(): void {
  loadLater().catch((cause: unknown) => console.warn("not all of the page could be loaded", cause));
}

/** The controller of this page visit; null until the journal is open and the tools are loaded, or when these could not be. */
export function useLabelController(
  session: LabelSession,
  build: string,
  initialTaskId?: string,
): { controller: LabelController | null; hasFailed: boolean } {
  const [controller, setController] = useState<LabelController | null>(null);
  const [hasFailed, setFailed] = useState(false);
  // The page keeps one session object for a visit; a new schema or user means a new page.
  const [first] = useState({ session, build, initialTaskId });
  useEffect(() => {
    let left = false;
    let leave = () => {
      left = true;
    };
    const begin = async () => {
      const { session: data, initialTaskId: task } = first;
      const owner = { userId: data.user.id, projectId: data.project.id };
      const unavailable = (cause: unknown) => console.warn("storage unavailable", cause);
      const journal = await openJournal(owner.userId, unavailable);
      const batchStore = await openBatchStore({ ...owner, schemaVersion: data.schemaVersion }, unavailable);
      const close = () => {
        journal.close();
        batchStore.close();
      };
      if (left) return close();
      const copy = offlineCopy({ ...owner, build: first.build, loadAll: loadLater }, (cause) =>
        console.warn("no copy for work without network", cause),
      );
      const editing = await loadViews(data.schema).catch((cause: unknown) => {
        console.warn("the tools could not be loaded", cause);
        return null;
      });
      await whenLeft();
      if (left) return close();
      if (!editing) {
        close();
        return setFailed(true);
      }
      const locks = taskLocks(data.user.id);
      const api = labelApi(data.project.id, data.user.id);
      const nowMs = () => Date.now();
      const made = new LabelController({
        session: data,
        editing,
        loadEditing: loadViews,
        api,
        journal,
        batchStore,
        copy,
        locks,
        timers: browserTimers,
        nowMs,
        newId,
        isVisible,
        decodeImages,
      });
      const unlisten = listen(made);
      window.addEventListener("online", loadRest);
      leave = () => {
        unlisten();
        window.removeEventListener("online", loadRest);
        const gone = made.leave().finally(() => {
          close();
          locks.close();
        });
        noteLeaving(gone);
      };
      setController(made);
      void askToPersist(navigator.storage);
      await made.start(task);
      loadRest();
    };
    void begin();
    return () => leave();
  }, [first]);
  return { controller, hasFailed };
}
