import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inEvenTime, STEP_MS } from "@/lib/server/gold/even-time";

/** Only that it is never sooner: how much later a busy machine comes to it says nothing. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await inEvenTime(work).catch(() => {});
  return performance.now() - startMs;
}

describe("answers in even time", () => {
  it("come no sooner than a whole number of steps after the start", async () => {
    expect(await took(async () => 1)).toBeGreaterThanOrEqual(STEP_MS);
    expect(await took(() => wait(STEP_MS + 1))).toBeGreaterThanOrEqual(2 * STEP_MS);
  });

  it("are what the work has answered, or its error, which comes no sooner either", async () => {
    expect(await inEvenTime(async () => "tasks")).toBe("tasks");
    const refuse = () => Promise.reject(new Error("refused"));
    await expect(inEvenTime(refuse)).rejects.toThrow("refused");
    expect(await took(refuse)).toBeGreaterThanOrEqual(STEP_MS);
  });
});
