/** What binds a split whatever its method: policies, splits chosen by hand, and folds for cross-validation. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SPLIT_METHODS } from "@/lib/split/methods";
import { type PlannedSplit, type PlanTask, planSplit, type SplitPlan } from "@/lib/split/plan-split";
import type { Split } from "@/lib/split/ratios";
import { hasSplit, splitSet } from "@/lib/split/split-set";
import { parseTaskNumbers } from "@/lib/split/task-numbers";

const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const task = (id: string, part: Partial<PlanTask> = {}): PlanTask => ({
  id,
  contentHash: `hash of ${id}`,
  labels: [],
  ...part,
});

function planned(tasks: PlanTask[], plan: Partial<SplitPlan> = {}): PlannedSplit {
  const made = planSplit(tasks, { seed: "1", ratios, ...plan });
  if (!made.ok) throw made.error;
  return made.value;
}
const many = (count: number, part: (i: number) => Partial<PlanTask>) =>
  Array.from({ length: count }, (_, i) => task(`t${i}`, part(i)));
const splitsOf = ({ assignments }: PlannedSplit) => assignments.map(({ split }) => split);

const NOT_TEST = splitSet(["train", "validation"]);
const NOT_TRAIN = splitSet(["validation", "test"]);

const anyTask = fc.record({
  allowed: fc.integer({ min: 0, max: 7 }),
  byHand: fc.option(fc.constantFrom<Split>("train", "validation", "test"), { freq: 10 }),
  released: fc.option(fc.constantFrom<Split>("train", "validation", "test"), { freq: 5 }),
  groupKey: fc.option(fc.constantFrom("a", "b", "c"), { freq: 2 }),
  at: fc.option(fc.integer({ min: 0, max: 50 })),
  given: fc.option(fc.constantFrom<Split>("train", "validation", "test")),
  labels: fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 2 }),
});

describe("policies", () => {
  it.each(SPLIT_METHODS)("no task is in a split that is closed to it or to its group: %s", (method) => {
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 60 }), (parts) => {
        const tasks = parts.map((part, i) => task(`t${i}`, part));
        const { assignments, counts, leftOut } = planned(tasks, { method });
        const bySplit = new Map<string, Split | null>();
        assignments.forEach(({ split, group }, i) => {
          if (split !== null) expect(hasSplit(parts[i]?.allowed ?? 7, split)).toBe(true);
          expect(bySplit.get(group) ?? split).toBe(split);
          bySplit.set(group, split);
        });
        expect(counts.train + counts.validation + counts.test + leftOut).toBe(tasks.length);
      }),
    );
  });

  it("exact: the tasks that may be in test fill it first, and the shares are met", () => {
    const made = planned(
      many(100, (i) => (i < 50 ? { allowed: NOT_TEST } : {})),
      { method: "exact" },
    );
    expect(made.counts).toEqual({ train: 80, validation: 10, test: 10 });
    expect(splitsOf(made).slice(0, 50)).not.toContain("test");
    expect(made.leftOut).toBe(0);
  });

  it("exact: where too few may be in test, all of them are, and the miss is told", () => {
    const made = planned(
      many(100, (i) => (i < 96 ? { allowed: NOT_TEST } : {})),
      { method: "exact" },
    );
    expect(made.counts.test).toBe(4);
    expect(made.counts.train + made.counts.validation).toBe(96);
    expect(made.warnings).toContainEqual(expect.objectContaining({ code: "missed-ratio", split: "test" }));
  });

  it("exact: two policies at once still meet the shares where they can", () => {
    const made = planned(
      many(100, (i) => (i < 10 ? { allowed: NOT_TRAIN } : i < 70 ? { allowed: NOT_TEST } : {})),
      { method: "exact" },
    );
    expect(made.counts).toEqual({ train: 80, validation: 10, test: 10 });
    expect(splitsOf(made).slice(0, 10)).not.toContain("train");
  });

  it("exact without a policy divides as it always did", () => {
    const tasks = many(200, (i) => ({ groupKey: i % 3 === 0 ? `g${i % 17}` : null }));
    const open = tasks.map((one) => ({ ...one, allowed: 7, byHand: null }));
    expect(planned(open, { method: "exact" })).toEqual(planned(tasks, { method: "exact" }));
  });

  it("balanced: labels keep their shares among the splits that are open", () => {
    const made = planned(
      many(400, (i) => ({ labels: [i % 4 === 0 ? "rare" : "often"], ...(i < 200 && { allowed: NOT_TEST }) })),
      { method: "balanced" },
    );
    expect(made.counts).toEqual({ train: 320, validation: 40, test: 40 });
    const rare = made.labels.filter(({ label }) => label === "rare");
    for (const { share } of rare) expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
  });

  it("hash: a task moves neither when others come nor when others are bound", () => {
    const few = many(100, (i) => (i % 2 ? { allowed: NOT_TEST } : {}));
    const more = [
      ...few,
      ...many(300, (i) => ({ contentHash: `later ${i}` })).map((one) => ({ ...one, id: `l${one.id}` })),
    ];
    const before = splitsOf(planned(few, { method: "hash" }));
    expect(splitsOf(planned(more, { method: "hash" })).slice(0, 100)).toEqual(before);
  });

  it("a split of share 0 is not opened by a policy: such tasks are left out", () => {
    const made = planned(
      many(10, (i) => (i < 3 ? { allowed: splitSet(["test"]) } : {})),
      { ratios: { train: 0.9, validation: 0.1, test: 0 } },
    );
    expect(made.leftOut).toBe(3);
    expect(made.counts.test).toBe(0);
  });

  it("what a release has in a split that is closed now is left out and not moved", () => {
    const made = planned([task("a", { released: "test", wasTest: true, allowed: NOT_TEST }), task("b")], {
      method: "exact",
    });
    expect(splitsOf(made)[0]).toBeNull();
    expect(made.warnings.map(({ code }) => code)).not.toContain("left-test");
  });
});

describe("by hand", () => {
  it.each(SPLIT_METHODS)("a group goes where one of its tasks was put: %s", (method) => {
    const tasks = many(40, (i) => ({ groupKey: `g${i % 10}`, at: i, given: "train" as const }));
    tasks[3] = task("t3", { ...tasks[3], byHand: "test" });
    const made = planned(tasks, { method });
    const own = made.assignments.filter((_, i) => i % 10 === 3);
    expect(own.map(({ split }) => split)).toEqual(["test", "test", "test", "test"]);
  });

  it("two splits for one group are told, and the strictest holds", () => {
    const made = planned([
      task("a", { groupKey: "g", byHand: "train" }),
      task("b", { groupKey: "g", byHand: "test" }),
      task("c"),
    ]);
    expect(splitsOf(made).slice(0, 2)).toEqual(["test", "test"]);
    expect(made.warnings).toContainEqual({ code: "by-hand-apart", groups: 1 });
  });
});

describe("folds", () => {
  it("are a partition of what is not in test, of whole groups, of equal size, and do not depend on the order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 40, max: 120 }), (folds, count) => {
        const tasks = many(count, (i) => ({
          groupKey: i % 5 === 0 ? `g${i % 3}` : null,
          labels: [`l${i % 3}`],
        }));
        const made = planned(tasks, { folds, method: "exact" });
        const foldOfGroup = new Map<string, number | undefined>();
        for (const { group, split, fold } of made.assignments) {
          expect(fold === undefined).toBe(split === "test");
          expect(foldOfGroup.get(group) ?? fold).toBe(fold);
          foldOfGroup.set(group, fold);
        }
        expect(made.folds.length).toBe(folds);
        expect(made.folds.reduce((a, b) => a + b, 0)).toBe(made.counts.train + made.counts.validation);
        const again = planned([...tasks].reverse(), { folds, method: "exact" });
        const byTask = new Map(again.assignments.map(({ task: id, fold }) => [id, fold]));
        for (const { task: id, fold } of made.assignments) expect(byTask.get(id)).toBe(fold);
      }),
      { numRuns: 30 },
    );
  });

  it("single tasks are dealt evenly, and every fold has its share of a rare label", () => {
    const made = planned(
      many(500, (i) => ({ labels: [i % 10 === 0 ? "rare" : "often"] })),
      { folds: 5, ratios: { train: 1, validation: 0, test: 0 } },
    );
    expect(made.folds).toEqual([100, 100, 100, 100, 100]);
    const rare = [0, 0, 0, 0, 0];
    made.assignments.forEach(({ fold }, i) => {
      if (i % 10 === 0 && fold !== undefined) rare[fold] = (rare[fold] ?? 0) + 1;
    });
    expect(rare).toEqual([10, 10, 10, 10, 10]);
  });

  it("fewer groups than folds are told", () => {
    const made = planned(
      many(3, () => ({ groupKey: "one" })),
      {
        folds: 2,
        ratios: { train: 1, validation: 0, test: 0 },
      },
    );
    expect(made.warnings.filter(({ code }) => code === "empty-fold")).toHaveLength(1);
  });
});

describe("task numbers as they are written", () => {
  it.each([
    ["3, 17, 20-22", [3, 17, 20, 21, 22]],
    ["5 5 4", [4, 5]],
    ["7–9", [7, 8, 9]],
    ["", null],
    ["0", null],
    ["9-7", null],
    ["1-5000", null],
    ["a", null],
    ["1.5", null],
  ])("%s", (text, numbers) => {
    expect(parseTaskNumbers(text)).toEqual(numbers);
  });
});
