/** Timers as a dependency, so that tests decide when time passes. */
export type Timers = { set: (delayMs: number, run: () => void) => unknown; clear: (timer: unknown) => void };

export const browserTimers: Timers = {
  set: (delayMs, run) => setTimeout(run, delayMs),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
