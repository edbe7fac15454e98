/** Keeps the tasks at hand reserved while the page is open, and gives untouched ones back when it is left. */
import { ApiError } from "@/lib/client/http";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { Timers } from "@/lib/client/session/timers";

type Deps = { api: Pick<LabelApi, "lease" | "release">; timers: Timers };
type Reserved = { id: string; leaseExpiresAt: number | null };
type Tasks = {
  held: () => string[];
  /** Held, and nothing was done on them that the next visit could go on with. */
  untouched: () => string[];
  /** The reservation is gone for good. */
  lost: (taskId: string) => void;
  renewed: (taskId: string, untilMs: number) => void;
};

const DEFAULT_LEASE_MS = 900_000;

export class Leases {
  readonly #deps: Deps;
  readonly #sender: Outbox;
  readonly #tasks: Tasks;
  #timer: unknown = null;
  #beating: Promise<void> | null = null;
  #stopped = false;
  /** When each reservation ends, Unix ms, as this page last heard. */
  readonly #ends = new Map<string, number>();
  leaseMs = DEFAULT_LEASE_MS;

  constructor(deps: Deps, sender: Outbox, tasks: Tasks) {
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
        this.#ends.set(taskId, leaseExpiresAt);
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

  /** Notes what the server has just reserved. */
  received(tasks: readonly Reserved[]): void {
    for (const { id, leaseExpiresAt } of tasks)
      if (leaseExpiresAt !== null) this.#ends.set(id, leaseExpiresAt);
  }

  /** Only as this page knows it: the page that comes after a reload may have prolonged it by now. */
  #release(id: string): Promise<void> {
    return this.#deps.api.release(id, this.#ends.get(id));
  }

  /** Reserved for a page that was left meanwhile; a reservation that is not given back ends by itself. */
  giveBack(tasks: readonly Reserved[]): void {
    this.received(tasks);
    for (const { id } of tasks) this.#release(id).catch(() => {});
  }

  /** The page is being closed or loaded anew: nobody will hear the answers. */
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
          this.#sender.noteFailure(error);
        }),
      ),
    );
  }
}
