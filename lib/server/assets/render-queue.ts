/**
 * What is rendered of images for one request, such as another window of their levels. The last results are kept up to a number
 * of bytes, equal requests wait for one rendering, a few run at once, and one that nobody waits for any more does not begin:
 * dragging a slider asks for dozens.
 */
export type Rendered = { data: Buffer; format: "jpeg" | "png" };

/** What a rendering throws when it sees that it is not wanted any more. */
export class Unwanted extends Error {}

/** Makes the image. `isWanted` turns false when all who have asked are gone: what would take long need not begin. */
export type Render = (isWanted: () => boolean) => Promise<Rendered>;

type Waiter = { resolve: (rendered: Rendered) => void; reject: (reason: unknown) => void };
type Work = { key: string; render: Render; waiters: Set<Waiter>; isRunning: boolean };

export class RenderQueue {
  readonly #maxBytes: number;
  readonly #atOnce: number;
  /** The one used longest ago first. */
  readonly #kept = new Map<string, Rendered>();
  #keptBytes = 0;
  /** What waits or runs, in the order of the requests. */
  readonly #works = new Map<string, Work>();
  #running = 0;

  constructor({ maxBytes, atOnce }: { maxBytes: number; atOnce: number }) {
    this.#maxBytes = maxBytes;
    this.#atOnce = atOnce;
  }

  get keptBytes(): number {
    return this.#keptBytes;
  }

  /**
   * @param key names the file and all that the result depends on
   * @param signal aborted when the caller has gone: the promise rejects with its reason
   */
  async render(key: string, render: Render, signal?: AbortSignal): Promise<Rendered> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const work = this.#works.get(key) ?? { key, render, waiters: new Set(), isRunning: false };
    this.#works.set(key, work);
    let leave = () => {};
    try {
      return await new Promise<Rendered>((resolve, reject) => {
        const waiter = { resolve, reject };
        leave = () => this.#leave(work, waiter, signal);
        work.waiters.add(waiter);
        signal?.addEventListener("abort", leave, { once: true });
        this.#startNext();
      });
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  #leave(work: Work, waiter: Waiter, signal: AbortSignal | undefined): void {
    work.waiters.delete(waiter);
    waiter.reject(signal?.reason);
    if (work.waiters.size === 0 && !work.isRunning) this.#works.delete(work.key);
  }

  #startNext(): void {
    for (const work of this.#works.values()) {
      if (this.#running >= this.#atOnce) return;
      if (!work.isRunning) void this.#run(work);
    }
  }

  async #run(work: Work): Promise<void> {
    const { key, waiters } = work;
    work.isRunning = true;
    this.#running += 1;
    try {
      const rendered = await work.render(() => waiters.size > 0);
      this.#keep(key, rendered);
      for (const { resolve } of waiters) resolve(rendered);
      this.#works.delete(key);
    } catch (error) {
      // Somebody has asked for it again in the meantime: it is begun anew.
      if (!(error instanceof Unwanted && waiters.size > 0)) this.#works.delete(key);
      if (!(error instanceof Unwanted)) for (const { reject } of waiters) reject(error);
    } finally {
      work.isRunning = false;
      this.#running -= 1;
      this.#startNext();
    }
  }

  #keep(key: string, rendered: Rendered): void {
    const bytes = rendered.data.byteLength;
    if (bytes > this.#maxBytes) return;
    this.#kept.set(key, rendered);
    this.#keptBytes += bytes;
    for (const [oldest, { data }] of this.#kept) {
      if (this.#keptBytes <= this.#maxBytes) return;
      this.#kept.delete(oldest);
      this.#keptBytes -= data.byteLength;
    }
  }
}

const MAX_KEPT_BYTES = 64 * 1024 ** 2;
/** Each holds an image of up to 100 megapixels, and other requests need the processor, too. */
const AT_ONCE = 2;

// Next loads route handlers as separate bundles; a process has one queue.
const shared = globalThis as { concordRenders?: RenderQueue };

export function renderQueue(): RenderQueue {
  shared.concordRenders ??= new RenderQueue({ maxBytes: MAX_KEPT_BYTES, atOnce: AT_ONCE });
  return shared.concordRenders;
}
