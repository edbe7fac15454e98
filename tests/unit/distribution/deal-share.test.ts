import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealShare, type Stratum, shareOf, type TaskToDeal } from "@/lib/distribution/deal-share";

const values = fc.constantFrom("", "news", "forum", "mail");
/** Tasks in batches as imports bring them, numbered in their order; hashes may be the same. */
const batches = fc
  .array(fc.array(fc.record({ value: values, draw: fc.nat(40) }), { maxLength: 30 }), { maxLength: 8 })
  .map((parts) => {
    let seq = 0;
    return parts.map((part) => part.map((task): TaskToDeal => ({ ...task, id: `t${++seq}`, seq })));
  });
const percents = fc.integer({ min: 0, max: 100 });

/** As imports deal one after the other. */
function dealAll(parts: readonly TaskToDeal[][], percent: number) {
  const strata = new Map<string, Stratum>();
  const dealt: Set<string>[] = [];
  const inShare = new Set<string>();
  for (const part of parts) {
    const { inShare: drawn, after } = dealShare(part, strata, percent);
    for (const [value, stratum] of after) strata.set(value, stratum);
    for (const id of drawn) inShare.add(id);
    dealt.push(new Set(inShare));
  }
  return { strata, dealt, inShare };
}

const countOf = (tasks: readonly TaskToDeal[], value: string, among?: ReadonlySet<string>): number =>
  tasks.filter((task) => task.value === value && (among?.has(task.id) ?? true)).length;

describe("tasks that are dealt into a share", () => {
  it("are of each value exactly the share rounded up, after each of several imports", () => {
    fc.assert(
      fc.property(batches, percents, (parts, percent) => {
        const { dealt } = dealAll(parts, percent);
        parts.forEach((_, at) => {
          const there = parts.slice(0, at + 1).flat();
          for (const value of new Set(there.map((task) => task.value)))
            expect(countOf(there, value, dealt[at])).toBe(shareOf(countOf(there, value), percent));
        });
      }),
    );
  });

  it("are at least one of each value when the share is above 0, and none when it is 0", () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 100 }), (parts, percent) => {
        const tasks = parts.flat();
        const { inShare } = dealAll(parts, percent);
        for (const { value } of tasks) expect(countOf(tasks, value, inShare)).toBeGreaterThan(0);
        expect(dealAll(parts, 0).inShare.size).toBe(0);
      }),
    );
  });

  it("stay in it when more tasks come", () => {
    fc.assert(
      fc.property(batches, percents, (parts, percent) => {
        const { dealt } = dealAll(parts, percent);
        for (let at = 1; at < dealt.length; at += 1)
          for (const id of dealt[at - 1] ?? []) expect(dealt[at]?.has(id)).toBe(true);
      }),
    );
  });

  it("of one import are also in every larger share", () => {
    fc.assert(
      fc.property(batches, percents, percents, (parts, one, other) => {
        const tasks = parts.flat();
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        const larger = new Set(dealShare(tasks, new Map(), large).inShare);
        for (const id of dealShare(tasks, new Map(), small).inShare) expect(larger.has(id)).toBe(true);
      }),
    );
  });

  it("are the same in whatever order the tasks of an import are given", () => {
    fc.assert(
      fc.property(batches, percents, (parts, percent) => {
        const tasks = parts.flat();
        const deal = (given: TaskToDeal[]) => dealShare(given, new Map(), percent).inShare.toSorted();
        expect(deal(tasks.toReversed())).toEqual(deal(tasks));
      }),
    );
  });
});
