/**
 * "Take tasks along": more tasks than the few that are fetched ahead, kept on this device with their images, so that work
 * goes on without network, also after a reload. They are taken once and used up; nothing is fetched to replace them, since
 * what one person holds nobody else can answer (decision 0012).
 */

import { ApiError } from "@/lib/client/http";
import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Leases } from "@/lib/client/session/queue/leases";
import { TASKS_AHEAD, type TaskQueue } from "@/lib/client/session/queue/task-queue";
import type { TaskSupply } from "@/lib/client/session/queue/task-supply";
import { NOTHING_ALONG, type OfflineBatchState } from "@/lib/client/session/session-state";
import type { SessionView } from "@/lib/client/session/session-view";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { BatchStore } from "./batch-store";
import type { PageCopy } from "./page-copy";

/** Besides the open task. */
export const TASKS_ALONG = 30;
/** Another tab may hold what the server hands out first; then it is asked again. */
const ASKS = 3;

type Deps = {
  api: Pick<LabelApi, "queue" | "release">;
  shelf: BatchStore;
  copy: PageCopy;
  queue: TaskQueue;
  view: SessionView;
  sender: Outbox;
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
  #state: OfflineBatchState = NOTHING_ALONG;

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

  /** After a reload: puts what is on the shelf into the queue. True when there was something. */
  async restore(): Promise<boolean> {
    const { shelf, queue, copy, work } = this.#deps;
    const { tasks, leasedUntil } = await shelf.list();
    if (tasks.length === 0) return false;
    this.#storedUntil = leasedUntil;
    await queue.receive(tasks, (task) => !work.isLeaving(task.id));
    // What another tab holds is that tab's to count and to give back.
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

  /** Takes along, or gives back what was taken along. */
  async toggle(): Promise<void> {
    if (this.#busy) return;
    this.#set({ busy: true });
    try {
      await (this.#ahead.length > 0 ? this.#giveBack() : this.#take());
    } catch (error) {
      this.#deps.failed(error);
      if (this.#deps.sender.offline) this.#deps.view.notify("bad", "label.noticeNeedsNetwork");
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
    const { api, queue, shelf, copy, view, current, supply, leases } = this.#deps;
    for (let i = 0; i < ASKS; i++) {
      const before = queue.ids.length + queue.elsewhere.length;
      const ask = supply.ask(TASKS_ALONG);
      if (!ask) break;
      await supply.receive(await api.queue(ask));
      if (queue.ids.length + queue.elsewhere.length === before) break;
    }
    // Under the old labels nothing of it could be sent, and the page without network would be the new one.
    if (supply.schemaVersion !== null && supply.schemaVersion !== this.#deps.session.schemaVersion) {
      view.notify("bad", "label.alongOldLabels");
      return;
    }
    const open = current();
    if (queue.ids.length === 0 && !open) {
      view.notify("info", "label.alongNothing");
      return;
    }
    const tasks = [...(open ? [open] : []), ...queue.tasks];
    await shelf.put(tasks);
    for (const task of tasks) {
      this.#tasks.set(task.id, task);
      if (task.leaseExpiresAt !== null) this.#until.set(task.id, task.leaseExpiresAt);
    }
    const [images] = await Promise.all([
      Promise.all(tasks.map((task) => copy.keepImages(task))),
      // As the project is now: labels and rules may have changed since this page was opened.
      this.keepPage(),
      // The few that were at hand before were reserved earlier.
      leases.renewNow(),
    ]);
    const count = this.#ahead.length;
    view.notify("info", count > 0 ? "label.alongTaken" : "label.alongOnlyOpen", { count });
    const failed = images.filter((kept) => !kept).length;
    if (failed > 0) view.notify("bad", "label.alongImages", { count: failed });
  }

  /** The few next ones stay, as they do without this, and what was begun. */
  async #giveBack(): Promise<void> {
    const { api, queue, view, work } = this.#deps;
    const spare = queue.ids.slice(TASKS_AHEAD).filter((id) => this.has(id) && !work.isBegun(id));
    for (const id of spare) {
      await api.release(id).catch((error: unknown) => {
        // Refused is as good as given back; without a connection the rest stays at hand.
        if (!(error instanceof ApiError) || error.status === 401 || error.status >= 500) throw error;
      });
      queue.drop(id);
      this.forget(id);
    }
    for (const id of [...this.#tasks.keys()]) this.forget(id);
    view.notify("info", "label.alongReturned", { count: spare.length });
  }

  /** The server has the answer, or the task is somebody else's now. */
  forget(taskId: string): void {
    const task = this.#tasks.get(taskId);
    if (!task) return;
    this.#tasks.delete(taskId);
    this.#until.delete(taskId);
    const needed = new Set([...this.#tasks.values()].flatMap(imagesOf));
    const { shelf, copy, failed } = this.#deps;
    const unneeded = imagesOf(task).filter((url) => !needed.has(url));
    Promise.all([shelf.remove([taskId]), copy.dropImages(unneeded)]).catch(failed);
  }

  /** A reservation was prolonged. */
  renewed(taskId: string, untilMs: number): void {
    if (!this.has(taskId)) return;
    this.#until.set(taskId, untilMs);
    const { leasedUntil } = this.state;
    if (leasedUntil !== null && leasedUntil !== this.#storedUntil) {
      this.#storedUntil = leasedUntil;
      this.#deps.shelf.setLeasedUntil(leasedUntil).catch(this.#deps.failed);
    }
    this.#deps.view.refresh();
  }
}
