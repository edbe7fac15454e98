/** Fetches an offline batch from the server, or gives it back. Loaded when the annotator asks for it. */
import { ApiError } from "@/lib/client/http";
import { TASKS_AHEAD } from "@/lib/client/session/queue/task-queue";
import { keepCandidates } from "./keep-candidates";
import type { OfflineBatch, OfflineBatchDeps } from "./offline-batch";

/** Besides the open task. */
const OFFLINE_BATCH_TASKS = 30;
/** Another tab may hold what the server hands out first; then it is asked again. */
const ASKS = 3;

export async function fetchBatch(deps: OfflineBatchDeps, batch: OfflineBatch): Promise<void> {
  const { api, queue, batchStore, copy, view, current, supply, leases } = deps;
  for (let i = 0; i < ASKS; i++) {
    const before = queue.ids.length + queue.elsewhere.length;
    const ask = supply.ask(OFFLINE_BATCH_TASKS);
    if (!ask) break;
    await supply.receive(await api.queue(ask));
    if (queue.ids.length + queue.elsewhere.length === before) break;
  }
  // The server would refuse every annotation of the batch under the old labels, and the page without network would be
  // the new one.
  if (supply.schemaVersion !== null && supply.schemaVersion !== deps.session.schemaVersion) {
    view.notify("bad", "labelLater.offlineBatchOldLabels");
    return;
  }
  const open = current();
  if (queue.ids.length === 0 && !open) {
    view.notify("info", "labelLater.offlineBatchNothing");
    return;
  }
  const tasks = [...(open ? [open] : []), ...queue.tasks];
  await batchStore.put(tasks);
  batch.keep(tasks);
  const [images] = await Promise.all([
    Promise.all(tasks.map((task) => copy.keepImages(task))),
    // As the project is now: labels and rules may have changed since this page was opened.
    batch.keepPage(),
    // The leases of the few tasks at hand before are older.
    leases.renewNow(),
  ]);
  // After the page, whose store they lie in.
  const { freshRules: _, ...now } = view.getState().projectSync;
  const areListsKept = await keepCandidates({ ...deps.session, ...now });
  const count = batch.ahead.length;
  view.notify("info", count > 0 ? "labelLater.offlineBatchTaken" : "labelLater.offlineBatchOnlyOpen", {
    count,
  });
  const failed = images.filter((kept) => !kept).length;
  if (!areListsKept) view.notify("bad", "labelLater.offlineBatchLists");
  if (failed > 0) view.notify("bad", "labelLater.offlineBatchImages", { count: failed });
}

/** Keeps the few next tasks, as without a batch, and the tasks already begun. */
export async function giveBack(deps: OfflineBatchDeps, batch: OfflineBatch): Promise<void> {
  const { api, queue, view, work } = deps;
  const spare = queue.ids.slice(TASKS_AHEAD).filter((id) => batch.has(id) && !work.isBegun(id));
  for (const id of spare) {
    await api.release(id).catch((error: unknown) => {
      // A refused release is as good as a release; without a connection the other tasks stay at hand.
      if (!(error instanceof ApiError) || error.status === 401 || error.status >= 500) throw error;
    });
    queue.drop(id);
    batch.forget(id);
  }
  batch.forgetAll();
  view.notify("info", "labelLater.offlineBatchReturned", { count: spare.length });
}
