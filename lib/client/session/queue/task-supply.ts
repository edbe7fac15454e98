/** Where the queue's tasks come from: asks the server for what is missing, one request at a time. */

import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi, QueueAsk } from "@/lib/client/session/label-api";
import type { SessionView } from "@/lib/client/session/session-view";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { ProjectSync } from "@/lib/client/session/sync/project-sync";
import type { LabelProgress, LabelTask, QueueResponse } from "@/lib/contracts/labeling";
import type { Leases } from "./leases";
import { TASKS_AHEAD, type TaskQueue } from "./task-queue";

/** The server reads no more ids than this. */
const HAVE_LIMIT = 100;

type Deps = {
  api: Pick<LabelApi, "queue">;
  projectId: string;
  queue: TaskQueue;
  work: DraftStore;
  view: SessionView;
  sender: Outbox;
  leases: Leases;
  guide: ProjectSync;
  current: () => LabelTask | null;
  /** What arrives after the page was left, or begun anew, is dropped. */
  visit: () => number;
  /** @param final the server has just been asked, so an empty queue means there is nothing */
  openNext: (final: boolean) => void;
  failed: (error: unknown) => void;
};

export class TaskSupply {
  readonly #deps: Deps;
  #filling: Promise<void> | null = null;
  /** Of the labels, as the server had them when it was last asked. */
  schemaVersion: number | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What to ask for; undefined when enough is at hand. */
  ask(ahead = TASKS_AHEAD): QueueAsk | undefined {
    const { queue, work, projectId } = this.#deps;
    const open = this.#deps.current();
    const current = open ? [open.id] : [];
    const count = queue.missing(ahead) + (open ? 0 : 1);
    const leaving = work.outbox(projectId).map((record) => record.taskId);
    const have = new Set([...current, ...queue.ids, ...queue.elsewhere, ...leaving]);
    return count > 0 ? { count, have: [...have].slice(-HAVE_LIMIT) } : undefined;
  }

  /** While finished work waits here, the server counts fewer of one's own than there are. */
  #progress(told: LabelProgress): LabelProgress {
    const { work, projectId, view } = this.#deps;
    if (work.outbox(projectId).length === 0) return told;
    const { mine, mineToday } = view.getState().progress;
    return { ...told, mine: Math.max(mine, told.mine), mineToday: Math.max(mineToday, told.mineToday) };
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
   * @param lookedAgain what other tabs held was asked for anew already
   */
  async receive(response: QueueResponse, visit = this.#deps.visit(), lookedAgain = false): Promise<void> {
    const { queue, work, view, sender, leases, guide, current, openNext } = this.#deps;
    const here = () => visit === this.#deps.visit();
    if (!here()) {
      leases.giveBack(response.tasks);
      return;
    }
    const before = queue.elsewhere.length;
    leases.leaseMs = response.leaseMs;
    leases.received(response.tasks);
    this.schemaVersion = response.schemaVersion;
    sender.noteSuccess();
    guide.noteRevision(response.guideRevision);
    guide.noteLabels(response.schemaVersion);
    view.set({ progress: this.#progress(response.progress) });
    await queue.receive(response.tasks, ({ id }) => here() && id !== current()?.id && !work.isLeaving(id));
    if (!here()) return;
    // What another tab holds is no answer to the question what else there is.
    const askAgain = queue.elsewhere.length > before && queue.missing() > 0;
    // A tab that held some may have been closed: only the locks know.
    const lookAgain = !askAgain && !lookedAgain && before > 0 && !current() && queue.ids.length === 0;
    if (current()) view.refresh();
    else openNext(!askAgain && !lookAgain);
    if (lookAgain) queue.forgetElsewhere();
    if (askAgain || lookAgain) await this.#fetchMore(lookedAgain || lookAgain);
  }
}
