/**
 * "Keep tasks for offline work": more tasks than the few that are fetched ahead, kept on this device with their images,
 * so that the annotator can go on without network, also after a reload. The batch is fetched once and used up, never
 * refilled, since a task that one annotator holds is closed to the others (decision 0012).
 */

import { ApiError } from "@/lib/client/http";
import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Leases } from "@/lib/client/session/queue/leases";
import { TASKS_AHEAD, type TaskQueue } from "@/lib/client/session/queue/task-queue";
import type { TaskSupply } from "@/lib/client/session/queue/task-supply";
import { EMPTY_OFFLINE_BATCH, type OfflineBatchState } from "@/lib/client/session/session-state";
import type { SessionView } from "@/lib/client/session/session-view";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { BatchStore } from "./batch-store";
import type { PageCopy } from "./page-copy";

/** Besides the open task. */
export const OFFLINE_BATCH_TASKS = 30;
/** Another tab may hold what the server hands out first; then it is asked again. */
const ASKS = 3;

type Deps = {
  api: Pick<LabelApi, "queue" | "release">;
  batchStore: BatchStore;
  copy: PageCopy;
  queue: TaskQueue;
  view: SessionView;
  outbox: Outbox;
  /** The open task if it came from the queue. */
  current: () => LabelTask | null;
  work: DraftStore;
  supply: TaskSupply;
  leases: Leases;
  /** Of the page that is open, and so of its copy. */
  session: LabelSession;
  failed: (error: unknown) => void;
};

const imagesOf = (task: LabelTask): string[] => Object.values(task.images).map(({ url }) => url);

export class OfflineBatch {
  readonly #deps: Deps;
  #tasks = new Map<string, LabelTask>();
  #until = new Map<string, number>();
  #storedUntil: number | null = null;
  #busy = false;
  #reopens: boolean | null = null;
  #state: OfflineBatchState = EMPTY_OFFLINE_BATCH;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  has = (taskId: string): boolean => this.#tasks.has(taskId);

  get #ahead(): string[] {
    return this.#deps.queue.ids.filter(this.has);
  }

  /** The same object while nothing in it changed. */
  get state(): OfflineBatchState {
    const ahead = this.#ahead;
    const known = ahead.flatMap((id) => this.#until.get(id) ?? []);
    const leasedUntil = known.length > 0 ? Math.min(...known) : this.#storedUntil;
    const next = { busy: this.#busy, count: ahead.length, leasedUntil, reopens: this.#reopens };
    const same = (Object.keys(next) as (keyof OfflineBatchState)[]).every(
      (key) => next[key] === this.#state[key],
    );
    if (!same) this.#state = next;
    return this.#state;
  }

  /** After a reload: puts the stored tasks into the queue. True when there were any. */
  async restore(): Promise<boolean> {
    const { batchStore, queue, copy, work } = this.#deps;
    const { tasks, leasedUntil } = await batchStore.list();
    if (tasks.length === 0) return false;
    this.#storedUntil = leasedUntil;
    await queue.receive(tasks, (task) => !work.isLeaving(task.id));
    // The tasks that another tab holds are that tab's to count and to give back.
    for (const task of tasks)
      if (work.isLeaving(task.id) || queue.ids.includes(task.id)) this.#tasks.set(task.id, task);
    // A new version of the program starts with an empty store of images.
    void Promise.all(tasks.map((task) => copy.keepImages(task)));
    return this.#ahead.length > 0;
  }

  /** Call when the view is loaded, so that the copy knows every file it is made of. */
  async keepPage(): Promise<void> {
    this.#set({ reopens: await this.#deps.copy.keepPage() });
  }

  /** Fetches the offline batch, or gives it back. */
  async toggle(): Promise<void> {
    if (this.#busy) return;
    this.#set({ busy: true });
    try {
      await (this.#ahead.length > 0 ? this.#giveBack() : this.#take());
    } catch (error) {
      this.#deps.failed(error);
      if (this.#deps.outbox.offline) this.#deps.view.notify("bad", "label.noticeNeedsNetwork");
    } finally {
      this.#set({ busy: false });
    }
  }

  #set({ busy = this.#busy, reopens = this.#reopens }: { busy?: boolean; reopens?: boolean | null }): void {
    this.#busy = busy;
    this.#reopens = reopens;
    this.#deps.view.refresh();
  }

  async #take(): Promise<void> {
    const { api, queue, batchStore, copy, view, current, supply, leases } = this.#deps;
    for (let i = 0; i < ASKS; i++) {
      const before = queue.ids.length + queue.elsewhere.length;
      const ask = supply.ask(OFFLINE_BATCH_TASKS);
      if (!ask) break;
      await supply.receive(await api.queue(ask));
      if (queue.ids.length + queue.elsewhere.length === before) break;
    }
    // The server would refuse every annotation of the batch under the old labels, and the page without network would be
    // the new one.
    if (supply.schemaVersion !== null && supply.schemaVersion !== this.#deps.session.schemaVersion) {
      view.notify("bad", "label.offlineBatchOldLabels");
      return;
    }
    const open = current();
    if (queue.ids.length === 0 && !open) {
      view.notify("info", "label.offlineBatchNothing");
      return;
    }
    const tasks = [...(open ? [open] : []), ...queue.tasks];
    await batchStore.put(tasks);
    for (const task of tasks) {
      this.#tasks.set(task.id, task);
      if (task.leaseExpiresAt !== null) this.#until.set(task.id, task.leaseExpiresAt);
    }
    const [images] = await Promise.all([
      Promise.all(tasks.map((task) => copy.keepImages(task))),
      // As the project is now: labels and rules may have changed since this page was opened.
      this.keepPage(),
      // The leases of the few tasks at hand before are older.
      leases.renewNow(),
    ]);
    const count = this.#ahead.length;
    view.notify("info", count > 0 ? "label.offlineBatchTaken" : "label.offlineBatchOnlyOpen", { count });
    const failed = images.filter((kept) => !kept).length;
    if (failed > 0) view.notify("bad", "label.offlineBatchImages", { count: failed });
  }

  /** Keeps the few next tasks, as without a batch, and the tasks already begun. */
  async #giveBack(): Promise<void> {
    const { api, queue, view, work } = this.#deps;
    const spare = queue.ids.slice(TASKS_AHEAD).filter((id) => this.has(id) && !work.isBegun(id));
    for (const id of spare) {
      await api.release(id).catch((error: unknown) => {
        // A refused release is as good as a release; without a connection the other tasks stay at hand.
        if (!(error instanceof ApiError) || error.status === 401 || error.status >= 500) throw error;
      });
      queue.drop(id);
      this.forget(id);
    }
    for (const id of [...this.#tasks.keys()]) this.forget(id);
    view.notify("info", "label.offlineBatchReturned", { count: spare.length });
  }

  /** The server has the annotation, or another annotator has the task now. */
  forget(taskId: string): void {
    const task = this.#tasks.get(taskId);
    if (!task) return;
    this.#tasks.delete(taskId);
    this.#until.delete(taskId);
    const needed = new Set([...this.#tasks.values()].flatMap(imagesOf));
    const { batchStore, copy, failed } = this.#deps;
    const unneeded = imagesOf(task).filter((url) => !needed.has(url));
    Promise.all([batchStore.remove([taskId]), copy.dropImages(unneeded)]).catch(failed);
  }

  /** Notes the new end of a renewed lease. */
  renewed(taskId: string, untilMs: number): void {
    if (!this.has(taskId)) return;
    this.#until.set(taskId, untilMs);
    const { leasedUntil } = this.state;
    if (leasedUntil !== null && leasedUntil !== this.#storedUntil) {
      this.#storedUntil = leasedUntil;
      this.#deps.batchStore.setLeasedUntil(leasedUntil).catch(this.#deps.failed);
    }
    this.#deps.view.refresh();
  }
}
