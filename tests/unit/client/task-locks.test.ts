import { afterEach, describe, expect, it } from "vitest";
import { channelLocks } from "@/lib/client/session/queue/channel-locks";
import { webLocks } from "@/lib/client/session/queue/task-locks";

const open: { close: () => void }[] = [];
const tab = () => {
  const locks = channelLocks(new BroadcastChannel("task-locks-test"), 40);
  open.push(locks);
  return locks;
};
afterEach(() => {
  for (const locks of open.splice(0)) locks.close();
});

describe("task locks without Web Locks", () => {
  it("a task open in one tab cannot be opened in another until it is given back", async () => {
    const [first, second] = [tab(), tab()];
    const release = await first.acquire("task");
    expect(release).not.toBeNull();
    expect(await second.acquire("task")).toBeNull();
    release?.();
    expect(await second.acquire("task")).not.toBeNull();
  });

  it("different tasks do not hinder each other", async () => {
    const [first, second] = [tab(), tab()];
    expect(await first.acquire("one")).not.toBeNull();
    expect(await second.acquire("two")).not.toBeNull();
  });
});

/** Web Locks of one name each, as the standard says for exclusive ones: https://w3c.github.io/web-locks/ */
function lockManager(): LockManager {
  const tails = new Map<string, Promise<unknown>>();
  const busy = new Set<string>();
  const run = async (name: string, callback: (lock: Lock | null) => unknown) => {
    busy.add(name);
    try {
      return await callback({ name, mode: "exclusive" });
    } finally {
      busy.delete(name);
    }
  };
  const request = async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    if (options.ifAvailable && busy.has(name)) return callback(null);
    let aborted = false;
    const turn = (tails.get(name) ?? Promise.resolve()).then(() => {
      if (!aborted) return run(name, callback);
    });
    tails.set(
      name,
      turn.catch(() => undefined),
    );
    const { signal } = options;
    if (!signal) return turn;
    return Promise.race([
      turn,
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => {
          if (busy.has(name)) aborted = true;
          reject(signal.reason);
        }),
      ),
    ]);
  };
  return { request, query: async () => ({ held: [], pending: [] }) } as unknown as LockManager;
}

describe("task locks of the browser", () => {
  it("the locks of a page that is still being unloaded are waited for", async () => {
    const manager = lockManager();
    const release = await webLocks(manager, "p").acquire("task");
    const next = webLocks(manager, "p", 5_000).acquire("task");
    release?.();
    expect(await next).not.toBeNull();
  });

  it("a free task is given where the browser answers only after a new page has waited long enough", async () => {
    const manager = lockManager();
    const slow = {
      ...manager,
      request: (async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        options.signal?.throwIfAborted();
        return manager.request(name, options, callback);
      }) as LockManager["request"],
    };
    expect(await webLocks(slow, "p", 5).acquire("one")).not.toBeNull();
    // Also where it was not waited for long enough.
    expect(await webLocks(slow, "p", 5, 0).acquire("another")).not.toBeNull();
  });

  it("a task that another tab keeps open is refused, at once when the page is no longer new", async () => {
    const manager = lockManager();
    expect(await webLocks(manager, "p").acquire("task")).not.toBeNull();
    expect(await webLocks(manager, "p", 30, 0).acquire("task")).toBeNull();
    expect(await webLocks(manager, "p", 0).acquire("task")).toBeNull();
  });
});
