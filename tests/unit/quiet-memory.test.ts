import { expect, it, vi } from "vitest";
import { quietMemoryLane } from "@/lib/server/quiet-memory";

it("collects garbage three times once the work is over, and not again before there was work", async () => {
  let computedMs = 0;
  const collect = vi.fn(() => {
    computedMs += 90;
  });
  let nowMs = 0;
  const { round: look } = quietMemoryLane(
    collect,
    () => computedMs,
    () => nowMs,
  );
  const round = () => {
    nowMs += 5_000;
    return look();
  };
  computedMs += 1_100;
  await round();
  expect(collect).not.toHaveBeenCalled();
  await round();
  expect(collect).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 5; i++) await round();
  expect(collect).toHaveBeenCalledTimes(3);
  computedMs += 150;
  await round();
  await round();
  expect(collect).toHaveBeenCalledTimes(3);
  computedMs += 900;
  for (let i = 0; i < 5; i++) await round();
  expect(collect).toHaveBeenCalledTimes(6);
});

it("is not fooled by a look right after another one, as when a job begins", async () => {
  let [computedMs, nowMs] = [0, 0];
  const collect = vi.fn();
  const { round } = quietMemoryLane(
    collect,
    () => computedMs,
    () => nowMs,
  );
  [computedMs, nowMs] = [4_000, 5_000];
  await round();
  [computedMs, nowMs] = [4_001, 5_010];
  await round();
  expect(collect).not.toHaveBeenCalled();
  [computedMs, nowMs] = [8_000, 10_000];
  await round();
  expect(collect).not.toHaveBeenCalled();
});
