/** Keeps the tasks at hand reserved while the page is open, and gives untouched ones back when it is left. */
import { ApiError } from "./http";
import type { LabelApi } from "./label-api";
import type { Sender } from "./sender";
import type { Timers } from "./timers";

type Deps = { api: Pick<LabelApi, "lease" | "release">; timers: Timers };
type Tasks = {
  held: () => string[];
  /** The reservation is gone for good. */
  lost: (taskId: string) => void;
};

const DEFAULT_LEASE_MS = 900_000;

export class Leases {
  readonly #deps: Deps;
  readonly #sender: Sender;
  readonly #tasks: Tasks;
  #timer: unknown = null;
  leaseMs = DEFAULT_LEASE_MS;

  constructor(deps: Deps, sender: Sender, tasks: Tasks) {
    this.#deps = deps;
    this.#sender = sender;
    this.#tasks = tasks;
  }

  /** Three times per lease, so that two lost requests do not lose a task. */
  start(): void {
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = this.#deps.timers.set(this.leaseMs / 3, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    for (const taskId of this.#tasks.held()) {
      try {
        await this.#deps.api.lease(taskId);
      } catch (error) {
        if (this.#sender.noteFailure(error)) break;
        // An answer that comes late is kept by the server, so only tasks not begun are let go.
        if (error instanceof ApiError) this.#tasks.lost(taskId);
        else throw error;
      }
    }
    this.start();
  }

  async stop(untouched: readonly string[]): Promise<void> {
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = null;
    await Promise.all(
      untouched.map((id) =>
        this.#deps.api.release(id).catch((error: unknown) => {
          // Not lost: a lease that is not given back ends by itself.
          this.#sender.noteFailure(error);
        }),
      ),
    );
  }
}
