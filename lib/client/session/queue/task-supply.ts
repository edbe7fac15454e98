/** Fills the task queue: asks the server for missing tasks, one request at a time. */

import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi, QueueAsk } from "@/lib/client/session/label-api";
import { withUnsent } from "@/lib/client/session/own-progress";
import type { SessionView } from "@/lib/client/session/session-view";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { ProjectSync } from "@/lib/client/session/sync/project-sync";
import { HAVE_LIMIT, type LabelProgress, type LabelTask, type QueueResponse } from "@/lib/contracts/labeling";
import { cameBack } from "./came-back";
import type { Leases } from "./leases";
import { TASKS_AHEAD, type TaskQueue } from "./task-queue";

type Deps = {
  api: Pick<LabelApi, "queue">;
  projectId: string;
  queue: TaskQueue;
  work: DraftStore;
  view: SessionView;
  outbox: Outbox;
  leases: Leases;
  projectSync: ProjectSync;
  current: () => LabelTask | null;
  /** The number of the visit: responses to an earlier visit are dropped. */
  visit: () => number;
  /** @param final the server has just been asked, so an empty queue means there is nothing */
  openNext: (final: boolean) => void;
  failed: (error: unknown) => void;
};

export class TaskSupply {
  readonly #deps: Deps;
  #filling: Promise<void> | null = null;
  /** The version of the labels in the server's last response. */
  schemaVersion: number | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The request for more tasks; undefined when enough are at hand. */
  ask(ahead = TASKS_AHEAD): QueueAsk | undefined {
    const { queue, work, projectId } = this.#deps;
    const open = this.#deps.current();
    const current = open ? [open.id] : [];
    const count = queue.missing(ahead) + (open ? 0 : 1);
    const leaving = work.outbox(projectId).map((record) => record.taskId);
    const have = new Set([...current, ...queue.ids, ...queue.elsewhere, ...leaving]);
    const known = { have: [...have].slice(-HAVE_LIMIT) };
    if (count > 0) return { count, ...known };
    // An offline batch is at hand: nothing but what came back, which is more urgent than the batch.
    return ahead === TASKS_AHEAD && queue.ids.length > TASKS_AHEAD
      ? { count: 1, ...known, back: true }
      : undefined;
  }

  /** While submits wait in the outbox, the server counts fewer annotations of this annotator than there are. */
  #progress(told: LabelProgress): LabelProgress {
    const { work, projectId, view } = this.#deps;
    if (work.outbox(projectId).length === 0) return told;
    return withUnsent(told, view.getState().progress);
  }

  fill(): Promise<void> {
    this.#filling ??= this.#fetchMore().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }
  fillQuietly(): void {
    this.fill().catch(this.#deps.failed);
  }

  async #fetchMore(lookedAgain = false): Promise<void> {
    const ask = this.ask();
    const visit = this.#deps.visit();
    if (ask) await this.receive(await this.#deps.api.queue(ask), visit, lookedAgain);
  }

  /**
   * @param visit as it was when the server was asked
   * @param lookedAgain the queue has asked for the tasks of other tabs again already
   */
  async receive(response: QueueResponse, visit = this.#deps.visit(), lookedAgain = false): Promise<void> {
    const { queue, work, view, outbox, leases, projectSync, current, openNext } = this.#deps;
    const here = () => visit === this.#deps.visit();
    if (!here()) {
      leases.giveBack(response.tasks);
      return;
    }
    const before = queue.elsewhere.length;
    leases.leaseMs = response.leaseMs;
    leases.received(response.tasks);
    this.schemaVersion = response.schemaVersion;
    outbox.noteSuccess();
    projectSync.noteRevision(response.contentRevision);
    projectSync.noteLabels(response.schemaVersion);
    view.set({ progress: this.#progress(response.progress), paused: response.paused });
    const isHeldBack = queue.ids.length > 0;
    await queue.receive(response.tasks, ({ id }) => here() && id !== current()?.id && !work.isLeaving(id));
    if (!here()) return;
    const [back] = response.tasks.filter((task) => cameBack(task) && queue.ids.includes(task.id));
    if (back && isHeldBack) view.notify("info", "labelLater.noticeCameBack", { task: back.seq });
    // Tasks that another tab holds do not fill this queue, so ask for others.
    const askAgain = queue.elsewhere.length > before && queue.missing() > 0;
    // A tab that held some may have been closed: only the locks know.
    const isPart = response.back === true && !current() && queue.ids.length === 0;
    const lookAgain =
      isPart || (!askAgain && !lookedAgain && before > 0 && !current() && queue.ids.length === 0);
    if (current()) view.refresh();
    else openNext(!askAgain && !lookAgain);
    if (lookAgain) queue.forgetElsewhere();
    if (askAgain || lookAgain) await this.#fetchMore(lookedAgain || lookAgain);
  }
}
