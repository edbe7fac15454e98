/** Renews the leases of the tasks at hand while the page is open, and gives untouched tasks back when it is left. */
import { ApiError } from "@/lib/client/http";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { Timers } from "@/lib/client/session/timers";

type Deps = { api: Pick<LabelApi, "lease" | "release">; timers: Timers };
type Leased = { id: string; leaseExpiresAt: number | null };
type Tasks = {
  held: () => string[];
  /** Leased tasks without any work that the next visit could go on with. */
  untouched: () => string[];
  /** The lease is gone for good. */
  lost: (taskId: string) => void;
  renewed: (taskId: string, untilMs: number) => void;
};

const DEFAULT_LEASE_MS = 900_000;

export class Leases {
  readonly #deps: Deps;
  readonly #outbox: Outbox;
  readonly #tasks: Tasks;
  #timer: unknown = null;
  #beating: Promise<void> | null = null;
  #stopped = false;
  /** When each lease ends, Unix ms, by the last response to this page. */
  readonly #ends = new Map<string, number>();
  leaseMs = DEFAULT_LEASE_MS;

  constructor(deps: Deps, outbox: Outbox, tasks: Tasks) {
    this.#deps = deps;
    this.#outbox = outbox;
    this.#tasks = tasks;
  }

  /** Three times per lease, so that two lost requests do not lose a task. */
  start(): void {
    this.#stopped = false;
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = this.#deps.timers.set(this.leaseMs / 3, () => void this.renewNow());
  }

  /** Renews the leases now instead of at the timer's next tick. */
  renewNow(): Promise<void> {
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = null;
    });
    return this.#beating;
  }

  async #beat(): Promise<void> {
    for (const taskId of this.#tasks.held()) {
      // The page was left meanwhile: a lease given back must not be renewed.
      if (this.#stopped) return;
      try {
        const { leaseExpiresAt } = await this.#deps.api.lease(taskId);
        this.#ends.set(taskId, leaseExpiresAt);
        this.#tasks.renewed(taskId, leaseExpiresAt);
      } catch (error) {
        if (this.#outbox.noteFailure(error)) break;
        // The server keeps a late annotation, so only tasks not begun are dropped.
        if (error instanceof ApiError) this.#tasks.lost(taskId);
        else throw error;
      }
    }
    if (!this.#stopped) this.start();
  }

  /** Notes leases that the server has just given. */
  received(tasks: readonly Leased[]): void {
    for (const { id, leaseExpiresAt } of tasks)
      if (leaseExpiresAt !== null) this.#ends.set(id, leaseExpiresAt);
  }

  /** Releases the lease only with the end that this page knows: the page after a reload may have renewed it by now. */
  #release(id: string): Promise<void> {
    return this.#deps.api.release(id, this.#ends.get(id));
  }

  /** Releases leases for a page that was left meanwhile; a lease that is not given back ends by itself. */
  giveBack(tasks: readonly Leased[]): void {
    this.received(tasks);
    for (const { id } of tasks) this.#release(id).catch(() => {});
  }

  /** The page is being closed or loaded anew and will not get the responses. */
  closing(): void {
    for (const id of this.#tasks.untouched()) this.#release(id).catch(() => {});
  }

  untouched(): string[] {
    return this.#tasks.untouched();
  }

  async stop(untouched: readonly string[]): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = null;
    await Promise.all(
      untouched.map((id) =>
        this.#release(id).catch((error: unknown) => {
          // Not lost: a lease that is not given back ends by itself.
          this.#outbox.noteFailure(error);
        }),
      ),
    );
  }
}
