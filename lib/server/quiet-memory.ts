/**
 * Gives memory back once the work is over. V8 collects garbage when more is allocated; in a server that has become quiet
 * nothing is, so what the work left behind would stay for hours.
 */
import type { Lane } from "./jobs/lanes";

const LOOK_MS = 5_000;
/** Share of the time between two looks that a quiet process computes at most. */
const QUIET_SHARE = 0.02;
/** Less work than this leaves nothing worth a collection, which takes a tenth of a second. */
const WORK_MS = 1_000;

/** There where Node was started with `--expose-gc`, as `npm start` does; otherwise memory stays as V8 leaves it. */
const garbageCollector = () => (globalThis as { gc?: () => void }).gc;

/** Time on any processor so far. */
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

export function quietMemoryLane(collect = garbageCollector(), computedMs = processorMs): Lane {
  let atCollection = 0;
  let atLook = computedMs();
  return {
    name: "quiet-memory",
    pollMs: LOOK_MS,
    round: async () => {
      const nowMs = computedMs();
      const isQuiet = nowMs - atLook < QUIET_SHARE * LOOK_MS;
      atLook = nowMs;
      if (!isQuiet || nowMs - atCollection < WORK_MS) return;
      collect?.();
      atCollection = computedMs();
      atLook = atCollection;
    },
  };
}
