/**
 * How long an annotator really worked on a task: the time between signs of activity while the page is visible. A pause
 * counts up to one minute (reading), the rest of it is left out.
 */
export const IDLE_LIMIT_MS = 60_000;

export class LeadTime {
  #totalMs: number;
  #lastMs: number | null;

  /** @param soFarMs time from earlier visits  @param nowMs null when the page is hidden */
  constructor(soFarMs: number, nowMs: number | null) {
    this.#totalMs = soFarMs;
    this.#lastMs = nowMs;
  }

  /** A sign of life: key, pointer, scroll. */
  active(nowMs: number): void {
    this.#totalMs = this.total(nowMs);
    this.#lastMs = nowMs;
  }

  /** Time that was measured elsewhere: of tasks answered together each gets its share. */
  add(ms: number): void {
    this.#totalMs += Math.round(ms);
  }

  hidden(nowMs: number): void {
    this.#totalMs = this.total(nowMs);
    this.#lastMs = null;
  }

  total(nowMs: number): number {
    if (this.#lastMs === null) return this.#totalMs;
    const pauseMs = Math.max(0, nowMs - this.#lastMs);
    return Math.round(this.#totalMs + Math.min(pauseMs, IDLE_LIMIT_MS));
  }
}
