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
  renewed: (taskId: string, untilMs: number) => void;
};

const DEFAULT_LEASE_MS = 900_000;

export class Leases {
  readonly #deps: Deps;
  readonly #sender: Sender;
  readonly #tasks: Tasks;
  #timer: unknown = null;
  #beating: Promise<void> | null = null;
  #stopped = false;
  leaseMs = DEFAULT_LEASE_MS;

  constructor(deps: Deps, sender: Sender, tasks: Tasks) {
    this.#deps = deps;
    this.#sender = sender;
    this.#tasks = tasks;
  }

  /** Three times per lease, so that two lost requests do not lose a task. */
  start(): void {
    this.#stopped = false;
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = this.#deps.timers.set(this.leaseMs / 3, () => void this.renewNow());
  }

  /** Prolongs what is held, as the timer would. */
  renewNow(): Promise<void> {
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = null;
    });
    return this.#beating;
  }

  async #beat(): Promise<void> {
    for (const taskId of this.#tasks.held()) {
      // Left meanwhile: what is given back must not be reserved again.
      if (this.#stopped) return;
      try {
        const { leaseExpiresAt } = await this.#deps.api.lease(taskId);
        this.#tasks.renewed(taskId, leaseExpiresAt);
      } catch (error) {
        if (this.#sender.noteFailure(error)) break;
        // An answer that comes late is kept by the server, so only tasks not begun are let go.
        if (error instanceof ApiError) this.#tasks.lost(taskId);
        else throw error;
      }
    }
    if (!this.#stopped) this.start();
  }

  /** Reserved for a page that was left meanwhile; a reservation that is not given back ends by itself. */
  giveBack(taskIds: readonly string[]): void {
    for (const id of taskIds) this.#deps.api.release(id).catch(() => {});
  }

  async stop(untouched: readonly string[]): Promise<void> {
    this.#stopped = true;
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
