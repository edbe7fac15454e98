/**
 * One tab per task: two tabs on the same task would overwrite each other's journal. Uses Web Locks; where they are
 * missing (plain http on a local network) tabs ask each other over a BroadcastChannel.
 */
export type TaskLocks = {
  /** A function that gives the lock back; null when another tab holds it. */
  acquire: (taskId: string) => Promise<(() => void) | null>;
  close: () => void;
};

/** After a reload the browser may release the locks of the previous page only when the new page already asks for them. */
const UNLOAD_MS = 1_500;
const BROWSER_MS = 1_000;

/**
 * @param unloadMs how long after its creation a lock that is held is waited for
 * @param answerMs how long a busy browser may take to answer at all
 */
export function webLocks(
  locks: LockManager,
  prefix: string,
  unloadMs = UNLOAD_MS,
  answerMs = BROWSER_MS,
): TaskLocks {
  // The browser gives them back with the tab, but a label view can be left without closing the tab.
  const held = new Set<() => void>();
  const unloadedAt = performance.now() + unloadMs;
  let closed = false;
  const ask = (taskId: string, options: LockOptions) =>
    new Promise<(() => void) | null>((resolve, reject) => {
      locks
        .request(`${prefix}${taskId}`, options, (lock) => {
          if (!lock || closed) {
            resolve(null);
            return;
          }
          return new Promise<void>((end) => {
            const release = () => {
              held.delete(release);
              end();
            };
            held.add(release);
            resolve(release);
          });
        })
        .catch(reject);
    });
  return {
    acquire: (taskId) => {
      const left = Math.ceil(unloadedAt - performance.now());
      const now = () => ask(taskId, { ifAvailable: true });
      // Never shorter than a busy browser takes to answer: it would hold a lock that nobody here has any more.
      return left > 0 ? ask(taskId, { signal: AbortSignal.timeout(left + answerMs) }).catch(now) : now();
    },
    close: () => {
      closed = true;
      for (const release of held) release();
    },
  };
}

/** Loaded where it is needed alone: on plain http, where nothing is kept for work without network either. */
async function locksByChannel(prefix: string): Promise<TaskLocks> {
  const { channelLocks } = await import("./channel-locks");
  return channelLocks(new BroadcastChannel(prefix));
}

export function taskLocks(userId: string): TaskLocks {
  const prefix = `concord-task-${userId}-`;
  if (navigator.locks) return webLocks(navigator.locks, prefix);
  if (typeof BroadcastChannel !== "undefined") {
    const locks = locksByChannel(prefix);
    return {
      acquire: async (taskId) => (await locks).acquire(taskId),
      close: () => void locks.then(({ close }) => close()),
    };
  }
  return { acquire: async () => () => {}, close: () => {} };
}
