/** Task locks where the browser has no Web Locks: tabs ask each other over a BroadcastChannel. */
import type { TaskLocks } from "./task-locks";

/** How long another tab has to say that it holds the task. */
const ANSWER_MS = 120;
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
