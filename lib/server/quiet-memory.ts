/**
 * Gives memory back once the work is over. V8 collects garbage when more is allocated; in a server that has become quiet
 * nothing is, so what the work left behind would stay for hours.
 */
import type { Lane } from "./jobs/lanes";

const LOOK_MS = 5_000;
/** Timers may come a little early. */
const MIN_SPAN_MS = 0.9 * LOOK_MS;
/** Share of the time between two looks that a quiet process computes at most. */
const QUIET_SHARE = 0.02;
/** Less work than this leaves nothing worth a collection, which takes a tenth of a second. */
const WORK_MS = 1_000;

/** V8 gives back the space of new objects only in a collection that follows seconds with hardly an allocation. */
const COLLECTIONS = 3;

/** There where Node was started with `--expose-gc`, as `npm start` does; otherwise memory stays as V8 leaves it. */
const garbageCollector = () => (globalThis as { gc?: () => void }).gc;

/** Time on any processor so far. */
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

export function quietMemoryLane(
  collect = garbageCollector(),
  computedMs = processorMs,
  now = () => performance.now(),
): Lane {
  let atCollection = 0;
  let left = 0;
  let atLook = computedMs();
  let lookedAt = now();
  return {
    name: "quiet-memory",
    pollMs: LOOK_MS,
    round: async () => {
      const sinceMs = now() - lookedAt;
      // A new job wakes all lanes: what happened in that moment says nothing of how quiet the server is.
      if (sinceMs < MIN_SPAN_MS) return;
      lookedAt += sinceMs;
      const nowMs = computedMs();
      const isQuiet = nowMs - atLook < QUIET_SHARE * sinceMs;
      atLook = nowMs;
      if (!isQuiet) return;
      if (nowMs - atCollection >= WORK_MS) left = COLLECTIONS;
      if (left === 0) return;
      left--;
      collect?.();
      atCollection = computedMs();
      atLook = atCollection;
    },
  };
}
