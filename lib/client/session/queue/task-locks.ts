/**
 * One tab per task: two tabs on the same task would overwrite each other's journal. Uses Web Locks; where they are
 * missing (plain http on a local network) tabs ask each other over a BroadcastChannel.
 */
export type TaskLocks = {
  /** A function that gives the lock back; null when another tab holds it. */
  acquire: (taskId: string) => Promise<(() => void) | null>;
  close: () => void;
};

/** How long another tab has to say that it holds the task. */
const ANSWER_MS = 120;
/** After a reload the browser may release the locks of the previous page only when the new page already asks for them. */
const UNLOAD_MS = 1_500;

/** @param unloadMs how long after its creation a lock that is held is waited for */
export function webLocks(locks: LockManager, prefix: string, unloadMs = UNLOAD_MS): TaskLocks {
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
      // The time may be too short for the browser to answer at all, so the lock is asked for once more.
      return left > 0 ? ask(taskId, { signal: AbortSignal.timeout(left) }).catch(now) : now();
    },
    close: () => {
      closed = true;
      for (const release of held) release();
    },
  };
}

type Message = { kind: "ask" | "held"; taskId: string };

export function channelLocks(channel: BroadcastChannel, answerMs = ANSWER_MS): TaskLocks {
  const held = new Set<string>();
  const asked = new Map<string, () => void>();
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "ask" && held.has(data.taskId))
      channel.postMessage({ kind: "held", taskId: data.taskId });
    if (data.kind === "held") asked.get(data.taskId)?.();
  };
  return {
    acquire: async (taskId) => {
      if (held.has(taskId)) return null;
      const taken = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), answerMs);
        asked.set(taskId, () => {
          clearTimeout(timer);
          resolve(true);
        });
        channel.postMessage({ kind: "ask", taskId } satisfies Message);
      });
      asked.delete(taskId);
      if (taken) return null;
      held.add(taskId);
      return () => held.delete(taskId);
    },
    close: () => channel.close(),
  };
}

export function taskLocks(userId: string): TaskLocks {
  const prefix = `concord-task-${userId}-`;
  if (navigator.locks) return webLocks(navigator.locks, prefix);
  if (typeof BroadcastChannel !== "undefined") return channelLocks(new BroadcastChannel(prefix));
  return { acquire: async () => () => {}, close: () => {} };
}
