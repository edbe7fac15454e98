/**
 * "Keep tasks for offline work": more tasks than the few that are fetched ahead, kept on this device with their images,
 * so that the annotator can go on without network, also after a reload. The batch is fetched once and used up, never
 * refilled, since a task that one annotator holds is closed to the others (decision 0012).
 */

import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Leases } from "@/lib/client/session/queue/leases";
import type { TaskQueue } from "@/lib/client/session/queue/task-queue";
import type { TaskSupply } from "@/lib/client/session/queue/task-supply";
import { EMPTY_OFFLINE_BATCH, type OfflineBatchState } from "@/lib/client/session/session-state";
import type { SessionView } from "@/lib/client/session/session-view";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { BatchStore } from "./batch-store";
import type { PageCopy } from "./page-copy";

export type OfflineBatchDeps = {
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
  readonly #deps: OfflineBatchDeps;
  #tasks = new Map<string, LabelTask>();
  #until = new Map<string, number>();
  #storedUntil: number | null = null;
  #busy = false;
  #reopens: boolean | null = null;
  #state: OfflineBatchState = EMPTY_OFFLINE_BATCH;

  constructor(deps: OfflineBatchDeps) {
    this.#deps = deps;
  }

  has = (taskId: string): boolean => this.#tasks.has(taskId);

  /** Tasks of the batch that wait in the queue. */
  get ahead(): string[] {
    return this.#deps.queue.ids.filter(this.has);
  }

  /** The same object while nothing in it changed. */
  get state(): OfflineBatchState {
    const ahead = this.ahead;
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
    return this.ahead.length > 0;
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
      // Both need the network anyway.
      const { fetchBatch, giveBack } = await import("./transfer-batch");
      await (this.ahead.length > 0 ? giveBack : fetchBatch)(this.#deps, this);
    } catch (error) {
      this.#deps.failed(error);
      if (this.#deps.outbox.offline) this.#deps.view.notify("bad", "labelLater.noticeNeedsNetwork");
    } finally {
      this.#set({ busy: false });
    }
  }

  #set({ busy = this.#busy, reopens = this.#reopens }: { busy?: boolean; reopens?: boolean | null }): void {
    this.#busy = busy;
    this.#reopens = reopens;
    this.#deps.view.refresh();
  }

  /** Counts tasks that are stored with this batch. */
  keep(tasks: readonly LabelTask[]): void {
    for (const task of tasks) {
      this.#tasks.set(task.id, task);
      if (task.leaseExpiresAt !== null) this.#until.set(task.id, task.leaseExpiresAt);
    }
  }

  forgetAll(): void {
    for (const id of [...this.#tasks.keys()]) this.forget(id);
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
