/** Fetches the tasks of the bulk page: the next of the queue, and those that a search finds. */
import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Leases } from "@/lib/client/session/queue/leases";
import type { TaskQueue } from "@/lib/client/session/queue/task-queue";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { LabelSession } from "@/lib/contracts/label-session";
import { HAVE_LIMIT, type LabelTask, type QueueResponse } from "@/lib/contracts/labeling";
import type { BulkList } from "./bulk-list";
import type { BulkRow } from "./bulk-state";

/** So many rows are kept at hand: more would keep others from tasks, and nobody sees them together. */
const BULK_ROWS = 100;
/** The server hands out no more at once. */
const ROWS_PER_REQUEST = 50;

type Deps = {
  api: Pick<LabelApi, "queue">;
  session: LabelSession;
  list: BulkList;
  work: DraftStore;
  outbox: Outbox;
  queue: TaskQueue;
  leases: Leases;
  open: (task: LabelTask) => BulkRow;
  /** The number of the visit: responses to an earlier visit are dropped. */
  visit: () => number;
};

export class BulkSupply {
  readonly #deps: Deps;
  #fetching: Promise<number> | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Fetches tasks until the list is full or the queue is empty. */
  async fill(): Promise<void> {
    const visit = this.#deps.visit();
    for (;;) {
      const wanted = BULK_ROWS - this.#deps.list.rows.length;
      if (wanted <= 0 || visit !== this.#deps.visit() || this.#deps.list.getState().isStale) break;
      if ((await this.#fetch(Math.min(wanted, ROWS_PER_REQUEST))) === 0) break;
    }
    if (visit === this.#deps.visit()) this.#deps.list.set({ phase: "ready" });
  }

  /** Adds the tasks of the project whose texts hold the words, and shows them. Rejects as the API does. */
  async find(search: string): Promise<void> {
    const room = HAVE_LIMIT - this.#deps.list.rows.length;
    const found = room <= 0 ? 0 : await this.#fetch(Math.min(room, ROWS_PER_REQUEST), search);
    this.#deps.list.set({ filter: search, shown: "all", like: null });
    if (found > 0) this.#deps.list.notify("info", "bulk.found", { count: found });
    else this.#deps.list.notify("info", "bulk.foundNothing");
  }

  /** One request at a time: each tells the server which tasks are at hand. */
  #fetch(count: number, search?: string): Promise<number> {
    const before = this.#fetching ?? Promise.resolve(0);
    const fetching = before.catch(() => 0).then(() => this.#fetchNow(count, search));
    this.#fetching = fetching;
    return fetching.finally(() => {
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#deps.list.set({ busy: false });
    });
  }

  async #fetchNow(count: number, search?: string): Promise<number> {
    const { api, session } = this.#deps;
    const visit = this.#deps.visit();
    this.#deps.list.set({ busy: true });
    const leaving = this.#deps.work.outbox(session.project.id).map(({ taskId }) => taskId);
    const known = new Set([
      ...this.#deps.list.rows.map(({ id }) => id),
      ...this.#deps.queue.elsewhere,
      ...leaving,
    ]);
    const have = [...known].slice(-HAVE_LIMIT);
    const response = await api.queue({ count, have, ...(search === undefined ? {} : { search }) });
    return this.#receive(response, visit);
  }

  /** @returns how many rows were added */
  async #receive(response: QueueResponse, visit: number): Promise<number> {
    const { session } = this.#deps;
    const isHere = () => visit === this.#deps.visit();
    if (!isHere()) {
      this.#deps.leases.giveBack(response.tasks);
      return 0;
    }
    this.#deps.leases.leaseMs = response.leaseMs;
    this.#deps.leases.received(response.tasks);
    this.#deps.outbox.noteSuccess();
    if (response.schemaVersion > session.schemaVersion) {
      this.#deps.leases.giveBack(response.tasks);
      this.#deps.list.set({ isStale: true });
      return 0;
    }
    const isNew = ({ id }: LabelTask) =>
      isHere() && !this.#deps.work.isLeaving(id) && !this.#deps.list.rows.some((row) => row.id === id);
    await this.#deps.queue.receive(response.tasks, isNew);
    const added: BulkRow[] = [];
    for (let task = this.#deps.queue.take(); task; task = this.#deps.queue.take())
      added.push(this.#deps.open(task));
    this.#deps.list.add(added, { progress: response.progress, paused: response.paused, phase: "ready" });
    return added.length;
  }
}
