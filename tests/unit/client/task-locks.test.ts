import { afterEach, describe, expect, it } from "vitest";
import { channelLocks } from "@/lib/client/task-locks";

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
