import { expect, it, vi } from "vitest";
import { quietMemoryLane } from "@/lib/server/quiet-memory";

it("collects garbage once the work is over, and not again before there was work", async () => {
  let computedMs = 0;
  const collect = vi.fn(() => {
    computedMs += 90;
  });
  const { round } = quietMemoryLane(collect, () => computedMs);
  computedMs += 1_100;
  await round();
  expect(collect).not.toHaveBeenCalled();
  await round();
  expect(collect).toHaveBeenCalledTimes(1);
  await round();
  computedMs += 150;
  await round();
  await round();
  expect(collect).toHaveBeenCalledTimes(1);
  computedMs += 900;
  await round();
  await round();
  expect(collect).toHaveBeenCalledTimes(2);
});
