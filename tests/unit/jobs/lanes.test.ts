import { describe, expect, it, vi } from "vitest";
import type { Services } from "@/lib/server/context";
import { type Lane, startLanes } from "@/lib/server/jobs/lanes";

const POLL_MS = 1_000;
const logged: unknown[] = [];
const services = { log: { error: (told: unknown) => logged.push(told) } } as unknown as Services;
const lane = (name: string, round: () => Promise<void>): Lane => ({ name, pollMs: POLL_MS, round });
/** A round that lasts until it is told to end. */
function held() {
  const ends: (() => void)[] = [];
  const round = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { round, end: () => ends.shift()?.() };
}

describe("lanes", () => {
  it("look at the start, then from time to time, and one that is busy holds up no other one", async () => {
    vi.useFakeTimers();
    const slow = held();
    const quick = vi.fn(async () => undefined);
    const lanes = startLanes(services, [lane("slow", slow.round), lane("quick", quick)]);
    await vi.advanceTimersByTimeAsync(3 * POLL_MS);
    expect(slow.round).toHaveBeenCalledTimes(1);
    expect(quick).toHaveBeenCalledTimes(4);
    lanes.stop();
    await vi.advanceTimersByTimeAsync(3 * POLL_MS);
    expect(quick).toHaveBeenCalledTimes(4);
    vi.useRealTimers();
  });

  it("that are woken in the middle of a round look once more right after it", async () => {
    const { round, end } = held();
    const lanes = startLanes(services, [lane("one", round)]);
    lanes.wake();
    lanes.wake();
    expect(round).toHaveBeenCalledTimes(1);
    end();
    await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(2));
    end();
    await new Promise(setImmediate);
    expect(round).toHaveBeenCalledTimes(2);
    lanes.stop();
  });

  it("that fail say so in the log under their name, and go on", async () => {
    const round = vi.fn(async () => Promise.reject(new Error("the database is away")));
    const lanes = startLanes(services, [lane("failing", round)]);
    await vi.waitFor(() => expect(logged).toEqual([expect.objectContaining({ lane: "failing" })]));
    lanes.wake();
    expect(round).toHaveBeenCalledTimes(2);
    lanes.stop();
  });
});
