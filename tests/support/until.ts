/** Polls for something that another process brings about. */
import { setTimeout as wait } from "node:timers/promises";

const LOOK_MS = 20;

/** @returns the first value that is not undefined; @throws when the time is over, naming what was waited for */
export async function until<T>(
  what: string,
  limitMs: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`gave up waiting for ${what}`);
    await wait(LOOK_MS);
  }
}
